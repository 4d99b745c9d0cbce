/** Users, accounts and contacts that a careless reader trips over (practicepanther.md T3). */

import { defineField, fieldRef, fieldValue } from '../fields'
import { stableId } from '../random'
import type { Account, Contact, User } from '../rows'
import { FirmBuilder, type AccountInput, type Person } from './builder'
import { makeAddress } from './exchange'

export type NastyPeople = {
  users: { active: User; inactive: User; sameMail: User }
  accounts: Account[]
  agent: Contact
  /** Contacts that are in no list, because their account is deleted. */
  gone: Contact[]
}

/** As long as the longest notes that were seen (section 7). */
export const LONG_NOTES = `<p>${'Called the exchanger about the closing date. '.repeat(110).slice(0, 4682)}</p>`
export const SCRIPT_NOTES =
  '<p>Wire <b>on hold</b></p><script>alert("notes")</script><img src=x onerror=alert(1)> & "quotes" \\ back'

const person = (
  first: string,
  last: string,
  email: string | null = null,
  phone: string | null = null,
): Person => ({ first, last, email, phone })

function addUsers(builder: FirmBuilder): NastyPeople['users'] {
  return {
    active: builder.addUser('Lena', 'Parkhurst', 'Lena.Parkhurst@smallfirm.example'),
    inactive: builder.addUser('Otto', 'Gone', 'otto.gone@smallfirm.example', false),
    sameMail: builder.addUser('Lena', 'Parkhurst-Two', 'lena.parkhurst@smallfirm.example'),
  }
}

function accountInputs(users: NastyPeople['users']): Omit<AccountInput, 'touched' | 'address'>[] {
  const mine = [users.active]
  return [
    {
      company: null,
      people: [person('Marisol', 'Quenby', 'm.quenby@mail.example', '(541) 555-0101')],
      users: mine,
    },
    {
      company: 'Four Corners Realty Inc.',
      users: [users.active, users.inactive],
      tags: ['VIP'],
      people: [
        person('Edda', 'Corner', 'edda@fourcorners.example', '+1 (541) 555-0102 ext. 4711, home'),
        person('Finn', 'Corner'),
        person('Greta', 'Corner', 'greta@fourcorners.example'),
        person('Hugo', 'Corner', 'HUGO@FOURCORNERS.EXAMPLE'),
      ],
    },
    {
      company: null,
      people: [person('Marisol', 'Quenby', 'other.quenby@mail.example')],
      users: [users.sameMail],
    },
    {
      company: 'Žofia Dvořáková & Søn ApS',
      people: [person('Žofia', 'Dvořáková', 'zofia@dvorakova.example')],
      users: mine,
    },
    { company: '王小明有限公司', people: [person('小明', '王')], users: mine },
    {
      company: 'Sunrise 🌅 Holdings',
      people: [person('👩‍👩‍👧', 'O’Brien "Bo"')],
      users: mine,
      notes: SCRIPT_NOTES,
    },
    { company: null, people: [person('Nul', 'Values')], users: [] },
    {
      company: 'Archived Ventures LLC',
      people: [person('Ari', 'Chived', 'ari@archived.example')],
      users: mine,
    },
    {
      company: 'Deleted Ventures LLC',
      people: [person('Del', 'Eted', 'del@deleted.example'), person('Dora', 'Eted')],
      users: mine,
    },
    {
      company: 'Plain Escrow Co.',
      people: [person('Pia', 'Escrow', 'pia@plainescrow.example')],
      users: mine,
    },
  ]
}

function spoil([, company, , , , , nulls, archived]: Account[]): void {
  if (nulls) {
    Object.assign(nulls.primary_contact, {
      first_name: null,
      last_name: null,
      display_name: null,
      email: null,
      phone_mobile: null,
    })
    Object.assign(nulls, {
      address_street_1: null,
      address_city: null,
      address_state: null,
      address_country: null,
      address_zip_code: null,
    })
  }
  if (archived) archived.primary_contact.status = 'Archived'
  if (company) company.primary_contact.notes = LONG_NOTES
}

function addFields(builder: FirmBuilder, account: Account | undefined): void {
  const ofCompany = defineField(stableId('field:company:EIN on file'), 'EIN on file', 'Checkbox')
  const ofContact = defineField(stableId('field:contact:Spouse'), 'Spouse', 'TextBox')
  builder.firm.customfields.company.push(ofCompany)
  builder.firm.customfields.contact.push(ofContact)
  account?.company_custom_field_values.push(fieldValue(fieldRef(ofCompany), true))
  account?.primary_contact.custom_field_values.push(fieldValue(fieldRef(ofContact), 'José “Pepe” Núñez'))
}

/** Ten accounts, one of them deleted. */
export function addNastyPeople(builder: FirmBuilder): NastyPeople {
  const users = addUsers(builder)
  const accounts = accountInputs(users).map((input) =>
    builder.addAccount({ ...input, address: makeAddress(builder), touched: builder.moment(-300, -2) }),
  )
  spoil(accounts)
  addFields(builder, accounts[1])
  const deleted = accounts[8]
  const agent = accounts[9]?.primary_contact
  if (!deleted || !agent) throw new Error('the small firm lost its people')
  builder.firm.deleted.push({ entity: 'accounts', id: deleted.id })
  const gone = [deleted.primary_contact, ...deleted.other_contacts]
  return { users, accounts: accounts.filter((account) => account !== deleted), agent, gone }
}
