import { describe, expect, it } from 'vitest'
import { contentDisposition, fileName } from '../../src/core/api/contentDisposition'

describe('the name of a file', () => {
  it.each([
    [
      ['Deadlines', '2026-1031', 'Okafor, 4740 Lodgepole Dr'],
      'Deadlines 2026-1031 Okafor, 4740 Lodgepole Dr.pdf',
    ],
    [['Deadlines', null, 'A/B: "C"\\D'], 'Deadlines A B C D.pdf'],
    [['../../etc'], 'etc.pdf'],
    [['\u202Efdp.exe'], 'fdp.exe.pdf'],
    [[null, ''], 'file.pdf'],
    [['x'.repeat(500)], `${'x'.repeat(120)}.pdf`],
  ])('of %j is %s', (parts, name) => {
    expect(fileName(parts, 'pdf')).toBe(name)
  })
})

describe('the header that names a file', () => {
  it('says it in plain letters, and as it is written (RFC 6266, RFC 8187)', () => {
    expect(contentDisposition('inline', 'Łódź (Šimůnek) 北京.pdf')).toBe(
      `inline; filename="_odz (Simunek) __.pdf"; filename*=UTF-8''%C5%81%C3%B3d%C5%BA%20%28%C5%A0im%C5%AFnek%29%20%E5%8C%97%E4%BA%AC.pdf`,
    )
  })
  it('lets no name end the header or begin another one', () => {
    const header = contentDisposition('attachment', fileName(['a"; filename=b', 'c\r\nset-cookie: x'], 'pdf'))
    expect(header).toMatch(/^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[\w.%~-]+$/)
  })
})
