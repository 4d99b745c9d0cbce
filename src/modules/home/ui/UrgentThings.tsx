import clsx from 'clsx'
import type { UrgentThing } from '../urgent'
import { ButtonLink } from '../../../ui/components/Button'
import { UrgencyIcon } from '../../../ui/components/Urgency'
import { whenInWords, writtenDate } from '../../../ui/format/dates'
import { URGENCY_GROUND, URGENCY_TEXT, URGENCY_WORDS, urgencyOf } from '../../../ui/format/urgency'

function due({ date, daysLeft }: UrgentThing): string {
  return daysLeft < 0
    ? `Was due ${writtenDate(date)}, ${whenInWords(daysLeft)}.`
    : `Due ${writtenDate(date)}, ${whenInWords(daysLeft)}.`
}

function Thing({ thing }: { thing: UrgentThing }) {
  const urgency = urgencyOf(thing.daysLeft)
  return (
    <li className={clsx('flex flex-col rounded border p-4', URGENCY_GROUND[urgency])}>
      <p className={clsx('flex items-center gap-1.5 text-13 font-semibold', URGENCY_TEXT[urgency])}>
        <UrgencyIcon urgency={urgency} /> {URGENCY_WORDS[urgency]}
      </p>
      <p className="mt-2 text-18 leading-snug font-semibold break-words">{thing.sentence}</p>
      <p className="figures mt-1 mb-4 text-ink-soft">
        {due(thing)}
        {thing.unless ? ` It counts ${thing.unless}.` : ''}
      </p>
      <div className="mt-auto">
        <ButtonLink href={thing.href} size="small" aria-label={`${thing.action}: ${thing.sentence}`}>
          {thing.action}
        </ButtonLink>
      </div>
    </li>
  )
}

/** The three most urgent things for me; `asked` is false for people who only look on. */
export function UrgentThings({ things, asked }: { things: UrgentThing[]; asked: boolean }) {
  if (things.length === 0)
    return (
      <p className="text-18 text-ink-soft">
        {asked
          ? 'Nothing is urgent. No date of yours is near, and no task waits for you.'
          : 'Nothing is asked of you now.'}
      </p>
    )
  return (
    <ol aria-label="The most urgent things for you" className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
      {things.map((thing) => (
        <Thing key={thing.key} thing={thing} />
      ))}
    </ol>
  )
}
