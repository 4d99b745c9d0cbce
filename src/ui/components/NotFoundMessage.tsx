import { Compass } from 'lucide-react'
import { ButtonLink } from './Button'

/** What is missing and what belongs to others look the same. */
export function NotFoundMessage() {
  return (
    <div className="mx-auto flex max-w-lg flex-col items-center px-4 py-16 text-center">
      <Compass aria-hidden className="size-10 text-ink-faint" />
      <h1 className="mt-4 text-24">Page not found</h1>
      <p className="mt-2 text-ink-soft">
        There is no such page, or it is not one of yours. If somebody sent you the address, ask them whether
        you were added to the exchange.
      </p>
      <div className="mt-6 flex flex-wrap justify-center gap-3">
        <ButtonLink href="/exchanges" look="primary">
          See your exchanges
        </ButtonLink>
        <ButtonLink href="/home">Go home</ButtonLink>
      </div>
    </div>
  )
}
