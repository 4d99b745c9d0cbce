import type { Schema } from './schemas'

/** The API description as one page that needs nothing else: no script, no font, no other host. */

const escape = (text: unknown) =>
  String(text ?? '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

const isRecord = (value: unknown): value is Schema => value instanceof Object && !Array.isArray(value)
const recordIn = (value: unknown, key: string): Schema =>
  isRecord(value) && isRecord(value[key]) ? value[key] : {}
const listIn = (value: unknown, key: string): Schema[] =>
  isRecord(value) && Array.isArray(value[key]) ? value[key].filter(isRecord) : []

const STYLE = `
:root{color-scheme:light dark;--line:#8884;--quiet:#8a94a6}
body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.5rem;font-weight:600}h2{font-size:1.125rem;font-weight:600;margin-top:2rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
details{border:1px solid var(--line);border-radius:8px;margin:.5rem 0;padding:.5rem .75rem}
summary{cursor:pointer;display:flex;gap:.75rem;flex-wrap:wrap;align-items:baseline}
code{font:13px ui-monospace,monospace}.method{font-weight:600;min-width:4rem;text-transform:uppercase}
table{border-collapse:collapse;width:100%;margin:.5rem 0}td,th{border-bottom:1px solid var(--line);padding:.25rem .5rem;text-align:left;vertical-align:top;font-weight:400}
pre{overflow:auto;padding:.5rem;border:1px solid var(--line);border-radius:8px}`

function parametersTable(operation: Schema): string {
  const rows = listIn(operation, 'parameters').map(
    (parameter) =>
      `<tr><th scope="row"><code>${escape(parameter['name'])}</code></th><td>${escape(parameter['in'])}</td><td>${escape(parameter['description'] ?? recordIn(parameter, 'schema')['type'])}</td></tr>`,
  )
  return rows.length > 0 ? `<table><tbody>${rows.join('')}</tbody></table>` : ''
}

function bodyOf(operation: Schema): string {
  const schema = recordIn(
    recordIn(recordIn(operation['requestBody'], 'content'), 'application/json'),
    'schema',
  )
  return Object.keys(schema).length > 0
    ? `<p>Body</p><pre tabindex="0"><code>${escape(JSON.stringify(schema, null, 2))}</code></pre>`
    : ''
}

function operationBlock(method: string, path: string, operation: Schema): string {
  const answers = Object.entries(recordIn(operation, 'responses')).map(
    ([status, answer]) => `${status} ${isRecord(answer) ? escape(answer['description']) : ''}`,
  )
  return `<details><summary><span class="method">${escape(method)}</span> <code>${escape(path)}</code> <span>${escape(operation['summary'])}</span></summary>
<p>${escape(operation['description'])}</p>${parametersTable(operation)}${bodyOf(operation)}<p>Answers: ${answers.join(' · ')}</p></details>`
}

/** The page for a document of `openApiDocument`. */
export function openApiPage(document: Schema): string {
  const groups = new Map<string, string[]>()
  for (const [path, operations] of Object.entries(recordIn(document, 'paths'))) {
    for (const [method, operation] of Object.entries(isRecord(operations) ? operations : {})) {
      if (!isRecord(operation)) continue
      const tag = Array.isArray(operation['tags']) ? String(operation['tags'][0]) : 'other'
      groups.set(tag, [...(groups.get(tag) ?? []), operationBlock(method, path, operation)])
    }
  }
  const sections = [...groups].map(
    ([tag, blocks]) => `<section><h2>${escape(tag)}</h2>${blocks.join('')}</section>`,
  )
  const info = recordIn(document, 'info')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Peak 1031 API</title><style>${STYLE}</style></head>
<body><main><h1>Peak 1031 API</h1><p>${escape(info['description'])} The same as a machine reads it: <a href="/api/openapi.json">openapi.json</a>.</p>${sections.join('')}</main></body></html>`
}
