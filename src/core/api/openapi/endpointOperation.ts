import type { Endpoint } from 'payload'
import { z } from 'zod'
import { FILE, REDIRECT } from '../answers'
import { descriptionOf, type EndpointDescription } from '../defineEndpoint'
import { answerJson } from './answerJson'
import { CHANGE_PROBLEMS, json, PROBLEMS, type Operation } from './operation'
import { idParameter, queryParameters, safeHeaders } from './parameters'

/** Who may call an endpoint, and what they must be permitted in the exchange that it is about. */
function whoMayCall({ roles, exchange, exchangeOthers }: EndpointDescription): string {
  const who = `For ${roles.join(', ')}`
  if (!exchange) return `${who}.`
  const others = exchangeOthers ? ` (people outside the firm: \`${exchangeOthers}\`)` : ''
  return `${who} who may \`${exchange}\`${others} in the exchange; everybody else gets 404.`
}

/** The success of an endpoint: its fields, or what it answers in their place. */
function success({ answer, status }: EndpointDescription) {
  if (answer === REDIRECT) return { '302': { description: 'Leads to another address' } }
  if (answer === FILE) return { '200': { description: 'A file' } }
  return { [String(status)]: { description: 'Done', ...json(answerJson(answer)) } }
}

/** One of our own endpoints; nothing for Payload's. */
export function endpointOperation(endpoint: Endpoint, prefix: string, tag: string): Operation[] {
  const description = descriptionOf(endpoint)
  if (!description) return []
  const path = `${prefix}${endpoint.path.replace(/\/$/, '')}`.replaceAll(/:(\w+)/g, '{$1}')
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ ...idParameter, name }))
  const body = description.body
    ? { requestBody: json(z.toJSONSchema(description.body, { io: 'input', unrepresentable: 'any' })) }
    : {}
  return [
    {
      method: endpoint.method,
      path,
      spec: {
        tags: [tag],
        summary: description.summary,
        ...(description.open
          ? { security: [], description: 'Needs no sign-in.' }
          : { description: whoMayCall(description) }),
        parameters: [
          ...parameters,
          ...queryParameters(description.query),
          ...safeHeaders(endpoint.method, path),
        ],
        ...body,
        responses: {
          ...success(description),
          ...(endpoint.method === 'get' ? PROBLEMS : CHANGE_PROBLEMS),
        },
      },
    },
  ]
}
