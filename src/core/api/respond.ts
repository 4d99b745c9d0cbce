import { settings } from '../env'
import type { AnswerSchema } from './answers'

const JSON_TYPE = 'application/json; charset=utf-8'

/** What is sent differs from what the API description says: a mistake of ours that tests are to find. */
class WrongAnswerError extends Error {}

/** @throws WrongAnswerError naming the first field that is wrong */
async function assertAnswer(route: string, answer: AnswerSchema, response: Response): Promise<void> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  if (isJson !== (typeof answer !== 'string'))
    throw new WrongAnswerError(`${route} answers ${isJson ? '' : 'no '}JSON`)
  if (typeof answer === 'string') return
  const result = answer.safeParse(await response.clone().json())
  const issue = result.error?.issues[0]
  if (issue) throw new WrongAnswerError(`${route} answers ${issue.path.join('.')}: ${JSON.stringify(issue)}`)
}

/**
 * The answer of a handler as it is sent. In production nothing is parsed: the compiler has checked
 * what the handler returns. Tests have every answer compared with its schema, unknown fields included.
 */
export async function respond(
  {
    method,
    path,
    status = 200,
    answer,
  }: { method: string; path: string; status?: number; answer: AnswerSchema },
  given: unknown,
): Promise<Response> {
  const response =
    given instanceof Response
      ? given
      : new Response(JSON.stringify(given), { status, headers: { 'content-type': JSON_TYPE } })
  if (settings().PEAK_CHECK_ANSWERS === 'on')
    await assertAnswer(`${method.toUpperCase()} ${path}`, answer, response)
  return response
}
