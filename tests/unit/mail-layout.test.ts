import { expect, it } from 'vitest'
import { layout } from '../../src/modules/delivery/layout'

const letter = {
  subject: 'Your code',
  paragraphs: ['It is 123456.'],
  action: { label: 'Open it', url: 'https://firm.example/a?b=1&c=2' },
}
const firm = {
  name: 'Summit <Exchange>, Inc.',
  lines: ['500 Liberty Street', 'Reno, NV 89501'],
  color: '#123456',
}

it('signs a mail with the name of the firm and how it is reached', () => {
  const { text, html } = layout(letter, firm)
  expect(text).toContain('-- \nSummit <Exchange>, Inc.\n500 Liberty Street\nReno, NV 89501\n')
  expect(html).toContain('Summit &lt;Exchange&gt;, Inc.<br>500 Liberty Street<br>Reno, NV 89501<br>')
  expect(html).toContain('background:#123456')
  expect(html).not.toMatch(/<img|<script|url\(/)
})
