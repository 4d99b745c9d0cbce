import { afterAll, beforeAll, expect, it } from 'vitest'
import { errorsOf, textAt, type Answered, type Caller } from '../support/api'
import { closePools } from '../support/database'
import type { Firm } from '../support/firm'
import { stopPlatforms } from '../support/platform'
import { sharedFirm } from '../support/shared'

/**
 * Many people change one record through the framework and through endpoints of our own at once. Each
 * write waits for the row while it holds a connection, and asks who takes part in what: none of them
 * may wait for a connection that is given back only after it.
 */
let firm: Firm

beforeAll(async () => {
  firm = (await sharedFirm()).firm
})
afterAll(async () => {
  await stopPlatforms()
  await closePools()
})

const outcomes = (answers: readonly Answered[]) =>
  [
    ...new Set(
      answers.map((answer) =>
        answer.status < 400 ? `${answer.status}` : `${answer.status} ${errorsOf(answer)[0]?.code}`,
      ),
    ),
  ].toSorted()
const inTurn = (rounds: number, ways: readonly ((index: number) => Promise<Answered>)[]) =>
  Promise.all(Array.from({ length: rounds }, (_, index) => ways.map((way) => way(index))).flat())
const withMatch = (caller: Caller, path: string, since: string, body: object) =>
  caller.send('PUT', path, {
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'if-match': since },
  })

it('a hundred writes of one exchange by every way in are all kept', async () => {
  const { caller } = firm.people.coordinator
  const path = `/api/exchanges/${firm.assigned.exchange}`
  const answers = await inTurn(25, [
    (index) => caller.patch(path, { notes: `Note ${index}` }),
    (index) => caller.put(`${path}/tags`, { tags: [`tag ${index}`] }),
    (index) => caller.put(`${path}/status`, { status: index % 2 === 0 ? 'PENDING' : null, reason: 'Busy' }),
    (index) => caller.put(`${path}/stage`, { stage: 'INTAKE', reason: `Again ${index}` }),
  ])
  expect(outcomes(answers)).toEqual(['200'])
})

it('a hundred writes that are all too late are all told who was first', async () => {
  const { caller } = firm.people.coordinator
  const path = `/api/exchanges/${firm.assigned.exchange}`
  const since = textAt(await caller.get(`${path}?depth=0`), 'updatedAt')
  expect((await caller.put(`${path}/tags`, { tags: ['first'] })).status).toBe(200)
  const answers = await inTurn(100, [
    (index) => withMatch(caller, `${path}/tags`, since, { tags: [`late ${index}`] }),
  ])
  expect(outcomes(answers)).toEqual(['409 changed-since'])
})
