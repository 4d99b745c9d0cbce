'use client'
import { useState } from 'react'
import { Button } from '../../../../ui/components/Button'

/** The ten codes, shown only once. The next step waits until they are saved. */
export function BackupCodes({
  codes,
  action,
  onKept,
}: {
  codes: readonly string[]
  action: string
  onKept: () => void
}) {
  const [kept, setKept] = useState(false)
  const [outcome, setOutcome] = useState('')
  const text = `Backup codes for Peak 1031. Each works once.\n\n${codes.join('\n')}\n`

  async function copy() {
    await navigator.clipboard.writeText(text).then(
      () => setOutcome('Copied.'),
      () => setOutcome('This browser does not allow copying. Write them down, or save them.'),
    )
  }

  return (
    <div className="flex flex-col gap-4">
      <h2 className="text-18">Keep these backup codes</h2>
      <p className="text-ink-soft">
        If you lose your phone or cannot read your e-mail, one of these lets you sign in. They are shown only
        once.
      </p>
      <ol
        className="figures grid grid-cols-2 gap-x-6 gap-y-1 rounded border border-edge-strong bg-surface px-4 py-3 font-mono"
        aria-label="Backup codes"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={() => void copy()}>
          Copy
        </Button>
        <a
          className="inline-flex min-h-8 items-center rounded border border-edge-strong bg-surface px-3 text-13 font-medium hover:bg-sunken"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="peak-1031-backup-codes.txt"
        >
          Save as a file
        </a>
        <Button size="small" onClick={() => window.print()}>
          Print
        </Button>
      </div>
      <p role="status" className="text-13 text-ink-soft empty:hidden">
        {outcome}
      </p>
      <label className="flex items-center gap-3 text-15">
        <input
          type="checkbox"
          checked={kept}
          onChange={(event) => setKept(event.target.checked)}
          className="size-5 accent-accent"
        />{' '}
        I have kept them in a safe place
      </label>
      <Button look="primary" disabled={!kept} onClick={onKept} className="min-h-11">
        {action}
      </Button>
    </div>
  )
}
