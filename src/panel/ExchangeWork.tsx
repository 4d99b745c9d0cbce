import type { UIFieldServerProps } from 'payload'
import { actorOf } from '../core/access/actor'
import { readStage } from '../modules/lifecycle'
import { readScreenings } from '../modules/screening'
import { nameIn } from '../core/terms'
import { STATE_NAMES } from '../modules/screening/ui/types'
import { writtenDate } from '../ui/format/dates'

/** What the firm has recorded of an exchange besides its fields: stages, screened parties, and where both are worked on. */
export async function ExchangeWork({ id, req }: UIFieldServerProps) {
  const actor = actorOf(req.user)
  if (!actor || typeof id !== 'string') return null
  const [stage, screenings] = await Promise.all([readStage(req, actor, id), readScreenings(req, id)])
  const names = new Map<string, string>(stage.stages.map((line) => [line.stage, line.name]))
  const portal = `/exchanges/${id}`
  return (
    <section className="peak-work" aria-labelledby="peak-work">
      <h3 id="peak-work">The firm’s work</h3>
      <p>
        Stage: <strong>{stage.name ?? 'none yet'}</strong>.{' '}
        {stage.warnings.map(({ message }) => message).join(' ')}
      </p>
      {stage.history.length > 0 ? (
        <ul>
          {stage.history.map((entry) => (
            <li key={entry.id}>
              {names.get(entry.stage) ?? entry.stage}
              {entry.on ? `, ${writtenDate(entry.on)}` : ''}
              {entry.person ? `, by ${entry.person.displayName}` : ''}
              {entry.reason ? `: ${entry.reason}` : ''}
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        {screenings.docs.length === 0
          ? 'Nobody was screened yet.'
          : `Screened parties: ${screenings.docs.length}, waiting for a decision: ${screenings.open}.`}
      </p>
      {screenings.docs.length > 0 ? (
        <ul>
          {screenings.docs.map((entry) => (
            <li key={entry.id}>
              {entry.party}: {nameIn(STATE_NAMES, entry.state)}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="peak-actions">
        <a href={`${portal}/timeline`}>Record a stage</a>{' '}
        <a href={`${portal}/participants`}>Screen and decide</a>{' '}
        <a href={`${portal}/tasks`}>Tasks from a template</a>
      </p>
    </section>
  )
}
