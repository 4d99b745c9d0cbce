'use client'
import { Button } from '@/src/ui/components/Button'

/** A page that could not be shown: what happened, what was saved, what to do. */
export default function PagesError({ reset }: { error: Error; reset: () => void }) {
  return (
    <div className="mx-auto max-w-lg px-4 py-16 text-center" role="alert">
      <h1 className="text-24">This page could not be shown</h1>
      <p className="mt-2 text-ink-soft">
        Something went wrong while loading it. Nothing you entered elsewhere is lost. Please try again. If
        this happens again, tell your coordinator.
      </p>
      <div className="mt-6 flex justify-center">
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
      </div>
    </div>
  )
}
