import nodemailer from 'nodemailer'
import { afterEach, expect, it } from 'vitest'
import { provideSettings } from '../../src/core/env'
import { mailServer } from '../../src/modules/delivery'

afterEach(() => provideSettings({ SMTP_URL: '' }))

it('keeps its connections for the next mail', () => {
  provideSettings({ SMTP_URL: 'smtp://user:secret@127.0.0.1:2525' })
  const transport = nodemailer.createTransport(mailServer()?.transportOptions)
  expect(transport.transporter.name).toBe('SMTP (pool)')
  transport.close()
})
