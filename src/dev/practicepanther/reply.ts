/** An answer before it is sent, and the shapes of the vendor's errors (practicepanther.md section 3). */

import type { Json, JsonObject } from './rows'

export type Reply = {
  status: number
  type: string
  headers: Record<string, string>
  /** Read when the answer is sent, so that a long list never stands in memory as a whole. */
  body: () => Iterable<string>
  /** Answers with the same key have the same bytes. */
  cacheKey: string | null
}

const JSON_TYPE = 'application/json; charset=utf-8'

/** Text of any type. */
export function textReply(status: number, type: string, text: string): Reply {
  return { status, type, headers: {}, body: () => [text], cacheKey: null }
}

/** A JSON answer. */
export function jsonReply(status: number, value: Json): Reply {
  return textReply(status, JSON_TYPE, JSON.stringify(value))
}

/** A long array, joined in pieces. */
export function listReply(rows: () => Iterable<string>, cacheKey: string | null): Reply {
  return { status: 200, type: JSON_TYPE, headers: {}, body: () => joined(rows()), cacheKey }
}

/** Pieces are made large because each costs a turn of the stream. */
const PIECE_CHARS = 131_072

function* joined(rows: Iterable<string>): Iterable<string> {
  let piece = '['
  let isFirst = true
  for (const row of rows) {
    piece += isFirst ? row : `,${row}`
    isFirst = false
    if (piece.length > PIECE_CHARS) {
      yield piece
      piece = ''
    }
  }
  yield `${piece}]`
}

/** camelCase `message`, as ASP.NET writes it. */
export function errorReply(status: number, message: string, more: JsonObject = {}): Reply {
  return jsonReply(status, { message, ...more })
}

/** The token endpoint's errors. */
export function oauthErrorReply(error: string): Reply {
  return jsonReply(400, { error })
}

/** No token, or one that is no longer good. */
export function unauthorizedReply(style: '401' | '400_invalid_grant'): Reply {
  if (style === '400_invalid_grant') return oauthErrorReply('invalid_grant')
  const reply = errorReply(401, 'Authorization has been denied for this request.')
  return { ...reply, headers: { 'WWW-Authenticate': 'Bearer' } }
}

/** No such route. */
export function noRouteReply(uri: string): Reply {
  return errorReply(404, `No HTTP resource was found that matches the request URI '${uri}'.`)
}

/** A row that is not there, or that this user may not see. */
export function noRowReply(status: '404' | '403'): Reply {
  return status === '403'
    ? errorReply(403, 'You do not have permission to view this resource.')
    : errorReply(404, 'The requested resource was not found.')
}

/** Parameters that could not be bound. */
export function modelStateReply(modelState: Record<string, string[]>): Reply {
  return errorReply(400, 'The request is invalid.', { modelState })
}

/** A redirect of the authorize page. */
export function redirectReply(location: string): Reply {
  return { ...textReply(302, 'text/html; charset=utf-8', ''), headers: { Location: location } }
}

/** A page such as a proxy or IIS puts in front of an error. */
export function htmlPage(title: string): string {
  return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`
}
