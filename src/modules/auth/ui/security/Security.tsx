'use client'
import { History } from './History'
import { PasswordPart } from './PasswordPart'
import { SecondFactorPart } from './SecondFactorPart'
import { SessionsPart } from './SessionsPart'

/** The parts of the security page, each of which works when another does not. */
export function Security({ email }: { email: string }) {
  return (
    <div className="grid gap-10 lg:grid-cols-2">
      <SecondFactorPart />
      <PasswordPart email={email} />
      <SessionsPart />
      <History />
    </div>
  )
}
