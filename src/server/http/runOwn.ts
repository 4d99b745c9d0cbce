import { createPayloadRequest, type SanitizedConfig } from 'payload'
import { answerError } from '../../core/api/answerError'
import { TooManyTriesError } from '../../modules/auth'
import type { FoundRoute } from './routes'

/** Runs an endpoint of ours as Payload's router would: the same request, the same answer to errors. */
export async function runOwn(
  config: SanitizedConfig,
  request: Request,
  { route, params }: FoundRoute,
): Promise<Response> {
  const req = await createPayloadRequest({
    canSetHeaders: true,
    config,
    request,
    params: { ...params, collection: route.slug ?? '' },
  })
  try {
    return await route.handler(req)
  } catch (error) {
    const collection = req.payload.config.collections.find(({ slug }) => slug === route.slug)
    const problem = error instanceof Error ? error : new Error(String(error))
    const answer = await answerError({
      error: problem,
      req,
      context: req.context,
      ...(collection ? { collection } : {}),
    })
    const headers =
      error instanceof TooManyTriesError ? { 'retry-after': String(error.retryAfter) } : undefined
    return Response.json(answer?.response ?? {}, {
      status: answer?.status ?? 500,
      ...(headers ? { headers } : {}),
    })
  }
}
