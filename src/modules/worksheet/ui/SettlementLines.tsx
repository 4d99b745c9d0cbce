import { LINE_SIDES } from '../../../law/boot/settlement'
import { Card, Empty } from '../../../ui/components/Page'
import { dollars } from '../../../ui/format/money'
import { CLASS_NAMES, PAID_NAMES, SIDE_NAMES, type Worksheet } from './types'

/** The lines of both statements with what each is. */
export function SettlementLines({ lines }: { lines: Worksheet['lines'] }) {
  if (lines.length === 0)
    return (
      <Empty title="No settlement statement yet">
        The lines of the closing statements appear here once they are entered, each with what it means for the
        exchange.
      </Empty>
    )
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      {LINE_SIDES.map((side) => {
        const mine = lines.filter((line) => line.side === side)
        return (
          <Card key={side}>
            <h3 className="border-b border-edge px-4 py-2 text-13 text-ink-soft">{SIDE_NAMES[side]}</h3>
            {mine.length === 0 ? <p className="px-4 py-3 text-ink-soft">No lines yet.</p> : null}
            <ul className="divide-y divide-edge">
              {mine.map((line, at) => (
                <li
                  key={`${line.label}-${at}`}
                  className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2"
                >
                  <div className="min-w-0">
                    <p className="break-words">{line.label}</p>
                    <p className="text-13 text-ink-soft">
                      {CLASS_NAMES[line.class]}
                      {line.suggested ? ', as its words suggest' : ''}
                      {line.paidFrom ? `, paid from: ${PAID_NAMES[line.paidFrom].toLowerCase()}` : ''}
                    </p>
                  </div>
                  <span className="figures">{dollars(line.amountCents)}</span>
                </li>
              ))}
            </ul>
          </Card>
        )
      })}
    </div>
  )
}
