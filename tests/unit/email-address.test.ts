import { describe, expect, it } from 'vitest'
import { emailAddress, emailForms, emailKey, emailsIn, isEmailAddress } from '../../src/core/emailAddress'

/** One rule for every e-mail address that is stored: what mail systems take, and nothing else. */

const local = (length: number) => `${'x'.repeat(length)}@mail.example`
const domain = (octets: number) => {
  const rest = octets - 'a@'.length - '.example'.length
  return `a@${'x'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(rest - 183)}.example`
}

describe('an e-mail address', () => {
  it.each([
    'ann@mail.example',
    'a&b@mail.example',
    'ann+1031@mail.example',
    "d'arcy.o@mail.example",
    '!#$%*/=?^_`{|}~-@mail.example',
    'ann@büro.example',
    'ann@xn--bro-hoa.example',
    'ann@mail.xn--p1ai',
    'анна@почта.рф',
    'ann@firm.photography',
    'ann@3com.example',
    'ann@a.b-c.d.example',
    local(64),
    domain(254),
  ])('may be %s', (text) => {
    expect(isEmailAddress(text)).toBe(true)
    expect(emailAddress().parse(text)).toBe(text)
  })

  it.each([
    '',
    'ann',
    '@mail.example',
    'ann@',
    'ann@localhost',
    'ann@mail.example.',
    'ann@mail..example',
    'ann..lee@mail.example',
    '.ann@mail.example',
    'ann.@mail.example',
    'ann lee@mail.example',
    'ann@mail example',
    'ann@-mail.example',
    'ann@mail_box.example',
    'ann@192.0.2.1',
    'ann@[192.0.2.1]',
    '"ann lee"@mail.example',
    'ann@mail.example, bob@mail.example',
    'Ann <ann@mail.example>',
    'ann\ufffd@mail.example',
    'ann@mail.example\n',
    local(65),
    domain(255),
  ])('is not %j', (text) => {
    expect(isEmailAddress(text)).toBe(false)
  })

  it('is the same in any case, in punycode and in composed characters', () => {
    const key = emailKey('ann@büro.example')
    for (const same of [' Ann@BÜRO.example', 'ann@xn--bro-hoa.example', 'ann@bu\u0308ro.example'])
      expect(emailKey(same)).toBe(key)
    expect(emailKey('bob@büro.example')).not.toBe(key)
    expect(emailForms('Ann@Büro.example')).toEqual(['ann@büro.example', 'ann@xn--bro-hoa.example'])
    expect(emailForms('ann@xn--bro-hoa.example')).toEqual(['ann@xn--bro-hoa.example', 'ann@büro.example'])
  })
})

describe('a field with e-mail addresses', () => {
  it.each([
    ['ann@mail.example', ['ann@mail.example'], []],
    ['ann@mail.example; bob@mail.example', ['ann@mail.example', 'bob@mail.example'], []],
    ['ann@mail.example ::: bob@mail.example', ['ann@mail.example', 'bob@mail.example'], []],
    ['ann@mail.example bob@mail.example', ['ann@mail.example', 'bob@mail.example'], []],
    ['ann@mail.example\nbob@mail.example,', ['ann@mail.example', 'bob@mail.example'], []],
    ['ann@mail.example, ANN@mail.example', ['ann@mail.example'], []],
    ['Ann Lee <ann@mail.example>', ['ann@mail.example'], []],
    ['"Lee, Ann" <ann@mail.example>; Bob <bob@mail.example>', ['ann@mail.example', 'bob@mail.example'], []],
    ['mailto:ann@mail.example?subject=Closing', ['ann@mail.example'], []],
    ['<mailto:ann@mail.example>', ['ann@mail.example'], []],
    ['ann@mail.example (work)', ['ann@mail.example'], []],
    ['work: ann@mail.example', ['ann@mail.example'], []],
    ['nowhere, ann@mail.example', ['ann@mail.example'], ['nowhere']],
    ['n/a', [], ['n/a']],
    ['(["ann@mail.example"]).;', ['ann@mail.example'], []],
    [`${'x'.repeat(321)}@mail.example ann@mail.example`, ['ann@mail.example'], []],
    [`${'x'.repeat(321)}@mail.example`, [], [`${'x'.repeat(321)}@mail.example`]],
    [' , ; ', [], []],
    ['', [], []],
  ])('%j', (text, addresses, rest) => {
    expect(emailsIn(text)).toEqual({ addresses, rest })
  })

  it('costs little, whatever is in it', () => {
    for (const text of [
      '<'.repeat(1e6),
      ' ,'.repeat(2000),
      '"'.repeat(4000),
      `${'.'.repeat(3999)}x`,
      `a${'.'.repeat(3990)}b`,
      `"${'"<'.repeat(1900)}`,
      `${'"" '.repeat(1300)}`,
      `""${' '.repeat(3990)}x`,
      '@'.repeat(4000),
    ])
      expect(emailsIn(text).addresses).toEqual([])
  })
})
