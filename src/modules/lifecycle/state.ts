import type { Sql } from '../../core/database/sql'
import { NotFoundError } from '../../core/errors'
import { isStage, ruleOf, STAGE_NAMES_IN_ORDER, type Stage } from '../../law/lifecycle'
import { exchangeStates, type ExchangeState } from '../exchanges'

export const stageIn = (value: unknown): Stage | null => (isStage(value) ? value : null)

/** Stages that this exchange can be in at all: those of parking only where property is parked. */
export const onTheWay = (type: string | null): Stage[] =>
  STAGE_NAMES_IN_ORDER.filter(
    (stage) => ruleOf(stage).track !== 'reverse' || type === 'reverse' || type === 'improvement',
  )

/** What the stages need of an exchange besides what our own SQL changes of it. */
export type Beside = { type: string | null; openFindings: number }

const BESIDE = `select e.type::text, (select count(*)::int from screenings s where s.exchange_id = e.id and s.state = 'OPEN') as "openFindings" from exchanges e where e.id = $1`

/** The exchange as it stands. @throws NotFoundError */
export async function stateOf(
  sql: Sql,
  exchange: string,
  lock: boolean,
): Promise<{ state: ExchangeState; beside: Beside }> {
  const [state] = await exchangeStates(sql, [exchange], lock)
  const [beside] = await sql.query<Beside>(BESIDE, [exchange])
  if (!state || !beside) throw new NotFoundError()
  return { state, beside }
}
