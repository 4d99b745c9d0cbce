import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { today } from '@/src/core/clock'
import { requireActor } from '@/src/portal/session'
import { CalculatorNav } from '@/src/modules/calculators/ui/CalculatorNav'
import { DeadlinesCalculator } from '@/src/modules/calculators/ui/DeadlinesCalculator'
import { Form8824Calculator } from '@/src/modules/calculators/ui/Form8824Calculator'
import { IdentificationCalculator } from '@/src/modules/calculators/ui/IdentificationCalculator'
import { calculatorOf, type CalculatorKind } from '@/src/modules/calculators/ui/kinds'
import { ReleaseCalculator } from '@/src/modules/calculators/ui/ReleaseCalculator'
import { PageTitle, Section } from '@/src/ui/components/Page'

type Args = { params: Promise<{ kind: string }> }

export async function generateMetadata({ params }: Args): Promise<Metadata> {
  return { title: calculatorOf((await params).kind)?.name ?? 'Calculators' }
}

function Calculator({ kind }: { kind: CalculatorKind }) {
  switch (kind) {
    case 'deadlines':
      return <DeadlinesCalculator />
    case 'identification':
      return <IdentificationCalculator />
    case 'form-8824':
      return <Form8824Calculator />
    case 'release':
      return <ReleaseCalculator today={today()} />
  }
}

/** One calculator, with what it assumes. It stores nothing of what is typed. */
export default async function CalculatorPage({ params }: Args) {
  await requireActor()
  const calculator = calculatorOf((await params).kind)
  if (!calculator) notFound()
  return (
    <>
      <PageTitle
        title="Calculators"
        lead="Nothing you type here is saved. This is a worksheet for your CPA, not tax advice."
      />
      <CalculatorNav current={calculator.kind} />
      <div className="flex flex-col gap-10">
        <Section title={calculator.title} id="calculator">
          <Calculator kind={calculator.kind} />
        </Section>
        <Section title="What it assumes" id="assumptions">
          <ul className="prose-width flex list-disc flex-col gap-1.5 pl-5">
            {calculator.assumes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Section>
      </div>
    </>
  )
}
