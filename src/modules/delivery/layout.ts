import { publicUrl } from '../../core/env'

/** The content of a mail: paragraphs, and at most one action. */
export type Letter = {
  subject: string
  paragraphs: readonly string[]
  action?: { label: string; url: string }
}

/** Who writes: the firm by its name, how it is reached, and its color. */
export type Sender = { name: string; lines: readonly string[]; color: string }

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign)

const FONT = "font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
const paragraph = (text: string): string =>
  `<p style="margin:0 0 16px">${escaped(text).replaceAll('\n', '<br>')}</p>`

function button({ label, url }: { label: string; url: string }, color: string): string {
  const link = escaped(url)
  return `<p style="margin:24px 0"><a href="${link}" style="display:inline-block;padding:12px 20px;border-radius:8px;background:${color};color:#ffffff;font-weight:600;text-decoration:none">${escaped(label)}</a></p>
<p style="margin:0 0 16px;font-size:13px;color:#4b5563">If the button does nothing, copy this address into your browser:<br><a href="${link}" style="color:${color};word-break:break-all">${link}</a></p>`
}

/**
 * A mail as text and as HTML, from the same paragraphs. Nothing in it is fetched from anywhere: a
 * picture would reveal to its server who reads when, and many readers show none.
 */
export function layout(
  { subject, paragraphs, action }: Letter,
  { name, lines, color }: Sender,
): { text: string; html: string } {
  const closing = [name, ...lines, publicUrl()]
  const text = [
    ...paragraphs,
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    `-- \n${closing.join('\n')}`,
  ].join('\n\n')
  const html = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${escaped(subject)}</title></head>
<body style="margin:0;padding:24px 12px;background:#f3f4f6;color:#111827;${FONT};font-size:16px;line-height:1.5">
<div style="max-width:560px;margin:0 auto;padding:32px;border-radius:12px;background:#ffffff">
<h1 style="margin:0 0 20px;font-size:20px;line-height:1.3">${escaped(subject)}</h1>
${paragraphs.map(paragraph).join('\n')}
${action ? button(action, color) : ''}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #e5e7eb;font-size:13px;color:#4b5563">${closing.map(escaped).join('<br>')}</p>
</div></body></html>
`
  return { text, html }
}
