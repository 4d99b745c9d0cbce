import type { AnswerTo } from '../../../ui/api-client/client'

export type Identification = AnswerTo<'get', '/api/exchanges/{id}/identification'>
/** A property of a notice. The value is absent for who may not see it. */
export type Item = Identification['items'][number]
/** A property as it is named in a notice: with its value. */
export type DraftItem = Item & { valueCents: number }
export type Kind = Item['kind']
export type NoticeRow = Identification['notices'][number]
/** A property of a notice that was given: what it became, and for staff what it probably became. */
export type NamedItem = NoticeRow['items'][number]
export type RevocationRow = NoticeRow['revocations'][number]
/** A replacement property of the exchange, for staff to choose from. */
export type Candidate = NonNullable<Identification['properties']>[number]
/** The rules that the role may see, each with how far it is from failing. */
export type Test = Identification['tests'][number]
export type Evaluated = Pick<Identification, 'result' | 'tests' | 'sentence' | 'relinquishedValueKnown'>
