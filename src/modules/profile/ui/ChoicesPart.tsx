'use client'
import { useState } from 'react'
import { isStaff, type Role } from '../../../core/access/matrix'
import type { Choices, Group } from '../../notifications'
import { answerOf, api } from '../../../ui/api-client/client'
import { Banner } from '../../../ui/components/Banner'
import { Card } from '../../../ui/components/Page'

const WORDS: Record<Group, { name: string; meaning: string }> = {
  deadlines: { name: 'Dates', meaning: 'A date of an exchange moves or comes near.' },
  exchanges: { name: 'Exchanges', meaning: 'Something happens in an exchange of yours.' },
  tasks: { name: 'Tasks', meaning: 'A task is yours, changes, or is due.' },
  documents: { name: 'Documents', meaning: 'A document arrives or is asked for.' },
  messages: { name: 'Messages', meaning: 'Somebody writes to you.' },
  people: { name: 'People', meaning: 'Somebody asks to invite a person, or accepts an invitation.' },
  operations: { name: 'Operations', meaning: 'The sync fails, or mail cannot be delivered.' },
}

/** The groups that a role has anything from. */
const groupsOf = (role: Role): Group[] => [
  'deadlines',
  'exchanges',
  'tasks',
  'documents',
  'messages',
  ...(isStaff(role) ? ['people' as const] : []),
  ...(role === 'admin' ? ['operations' as const] : []),
]

/** What the person is notified of in the portal. Each choice is saved as it is made. */
export function ChoicesPart({ role, first }: { role: Role; first: Choices }) {
  const [held, setHeld] = useState(first)
  const [failure, setFailure] = useState<string | null>(null)
  const [outcome, setOutcome] = useState('')

  async function choose(group: Group, inApp: boolean) {
    const before = held
    setHeld({ ...held, [group]: { ...held[group], inApp } })
    const answer = await answerOf(
      api.PUT('/api/notifications/preferences', { body: { [group]: { ...held[group], inApp } } }),
    )
    setFailure(answer.ok ? null : answer.message)
    setHeld(answer.ok ? answer.body : before)
    setOutcome(answer.ok ? 'Saved.' : '')
  }

  return (
    <div className="flex flex-col gap-3">
      <Card>
        <ul className="divide-y divide-edge">
          {groupsOf(role).map((group) => (
            <li key={group}>
              <label className="flex cursor-pointer items-start gap-3 px-4 py-3">
                <input
                  type="checkbox"
                  checked={held[group].inApp}
                  onChange={(event) => void choose(group, event.target.checked)}
                  className="mt-0.5 size-5 shrink-0 accent-accent"
                />
                <span>
                  <span className="block font-medium">{WORDS[group].name}</span>
                  <span className="block text-13 text-ink-soft">{WORDS[group].meaning}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </Card>
      <p className="text-13 text-ink-soft">You are always told about your own sign-in, here and by e-mail.</p>
      {failure ? <Banner kind="failure">{failure}</Banner> : null}
      <p role="status" className="text-15 text-ink-soft empty:hidden">
        {outcome}
      </p>
    </div>
  )
}
