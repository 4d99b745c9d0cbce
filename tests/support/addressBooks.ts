/**
 * Exports of the programs that contacts come from, made from the headers that these programs document, with
 * people of our own. Each has the same two: one with everything, one with little.
 */

type Cells = Record<string, string>
export type AddressBook = { headers: string[]; people: Cells[] }

const between = (start: string, names: readonly string[]) => names.map((name) => `${start}${name}`)
const LINES = ['Street', 'Street 2', 'Street 3', 'City', 'State', 'Postal Code', 'Country/Region']
const EMAILS = (start: string) => [`${start} Address`, `${start} Type`, `${start} Display Name`]

const OUTLOOK = [
  ...['Title', 'First Name', 'Middle Name', 'Last Name', 'Suffix', 'Company', 'Department', 'Job Title'],
  ...['Business ', 'Home ', 'Other '].flatMap((start) => between(start, LINES)),
  ...["Assistant's Phone", 'Business Fax', 'Business Phone', 'Business Phone 2', 'Callback', 'Car Phone'],
  ...['Company Main Phone', 'Home Fax', 'Home Phone', 'Home Phone 2', 'ISDN', 'Mobile Phone', 'Other Fax'],
  ...['Other Phone', 'Pager', 'Primary Phone', 'Radio Phone', 'TTY/TDD Phone', 'Telex', 'Account'],
  ...['Anniversary', "Assistant's Name", 'Billing Information', 'Birthday', 'Business Address PO Box'],
  ...['Categories', 'Children', 'Directory Server'],
  ...['E-mail', 'E-mail 2', 'E-mail 3'].flatMap(EMAILS),
  ...['Gender', 'Government ID Number', 'Hobby', 'Home Address PO Box', 'Initials', 'Internet Free Busy'],
  ...['Keywords', 'Language', 'Location', "Manager's Name", 'Mileage', 'Notes', 'Office Location'],
  ...['Organizational ID Number', 'Other Address PO Box', 'Priority', 'Private', 'Profession', 'Referred By'],
  ...['Sensitivity', 'Spouse', 'User 1', 'User 2', 'User 3', 'User 4', 'Web Page', 'Schools'],
]

const ADDRESS_1 = between('Address 1 - ', [
  ...[
    'Type',
    'Formatted',
    'Street',
    'City',
    'PO Box',
    'Region',
    'Postal Code',
    'Country',
    'Extended Address',
  ],
])
const GOOGLE_OLD = [
  ...['Name', 'Given Name', 'Additional Name', 'Family Name', 'Yomi Name', 'Given Name Yomi', 'Name Prefix'],
  ...['Name Suffix', 'Initials', 'Nickname', 'Short Name', 'Maiden Name', 'Birthday', 'Gender', 'Location'],
  ...['Billing Information', 'Occupation', 'Hobby', 'Priority', 'Subject', 'Notes', 'Language', 'Photo'],
  ...['Group Membership', 'E-mail 1 - Type', 'E-mail 1 - Value', 'E-mail 2 - Type', 'E-mail 2 - Value'],
  ...['Phone 1 - Type', 'Phone 1 - Value', 'Phone 2 - Type', 'Phone 2 - Value', ...ADDRESS_1],
  ...between('Organization 1 - ', ['Type', 'Name', 'Yomi Name', 'Title', 'Department']),
]
const GOOGLE_NEW = [
  ...['First Name', 'Middle Name', 'Last Name', 'Phonetic First Name', 'Phonetic Last Name', 'Name Prefix'],
  ...['Name Suffix', 'Nickname', 'File As', 'Organization Name', 'Organization Title', 'Birthday', 'Notes'],
  ...['Photo', 'Labels', 'E-mail 1 - Label', 'E-mail 1 - Value', 'Phone 1 - Label', 'Phone 1 - Value'],
  ...ADDRESS_1.map((name) => name.replace('Type', 'Label')),
]
const SALESFORCE = [
  ...['Salutation', 'First Name', 'Middle Name', 'Last Name', 'Suffix', 'Title', 'Account Name'],
  ...[
    'Mailing Street',
    'Mailing City',
    'Mailing State/Province',
    'Mailing Zip/Postal Code',
    'Mailing Country',
  ],
  ...['Other Street', 'Other City', 'Phone', 'Fax', 'Mobile', 'Home Phone', 'Email', 'Lead Source'],
  ...['Contact Owner', 'Email Opt Out', 'Description'],
]
const HUBSPOT = [
  ...[
    'Record ID',
    'First Name',
    'Last Name',
    'Email',
    'Phone Number',
    'Mobile Phone Number',
    'Contact owner',
  ],
  ...[
    'Lead Status',
    'Company Name',
    'Street Address',
    'City',
    'State/Region',
    'Postal Code',
    'Country/Region',
  ],
  ...['Create Date', 'Last Activity Date', 'Associated Company'],
]
const CLIO = [
  ...['Id', 'Type', 'Prefix', 'First Name', 'Middle Name', 'Last Name', 'Title', 'Company', 'Work Email'],
  ...['Home Email', 'Mobile Phone', 'Work Phone', 'Home Phone', 'Fax', 'Home Street', 'Home City'],
  ...['Home State', 'Home Zip/Postal', 'Home Country', 'Website', 'Notes'],
]
const PRACTICEPANTHER = [
  ...[
    'Account Name',
    'Display Name',
    'First Name',
    'Middle Name',
    'Last Name',
    'Is Primary Contact',
    'Email',
  ],
  ...['Phone Mobile', 'Phone Work', 'Phone Home', 'Phone Fax', 'Address Street 1', 'Address Street 2'],
  ...['Address City', 'Address State', 'Address Zip Code', 'Address Country', 'Account Tags', 'Notes'],
]
const APPLE = [
  ...['First name', 'Middle name', 'Last name', 'Nickname', 'Company', 'Job title', 'Email (home)'],
  ...['Email (work)', 'Phone (mobile)', 'Phone (home)', 'Address (home)', 'Birthday', 'Note'],
]

const NAME = { 'First Name': 'Ida', 'Middle Name': 'B.', 'Last Name': 'Quill' }
const place = (
  start: string,
  [street, state, zip, country]: readonly [string, string, string, string],
): Cells => ({
  [`${start}${street}`]: '12 Mill Rd',
  [`${start}City`]: 'Reno',
  [`${start}${state}`]: 'NV',
  [`${start}${zip}`]: '89501',
  [`${start}${country}`]: 'USA',
})

export const ADDRESS_BOOKS: Readonly<Record<string, AddressBook>> = {
  Outlook: {
    headers: OUTLOOK,
    people: [
      {
        ...NAME,
        ...place('Business ', ['Street', 'State', 'Postal Code', 'Country/Region']),
        Suffix: 'Jr.',
        Company: 'Quill LLC',
        'Mobile Phone': '775-555-0102',
        'Business Phone': '775-555-0101',
        'E-mail Address': 'ida@quill.example',
        'E-mail Type': 'SMTP',
        'E-mail Display Name': 'Ida Quill (ida@quill.example)',
        'E-mail 2 Address': 'ida@home.example',
        Notes: 'Met at\nthe closing',
      },
      { 'First Name': 'Jo', 'E-mail Address': 'jo@quill.example' },
    ],
  },
  'Google (old)': {
    headers: GOOGLE_OLD,
    people: [
      {
        Name: 'Ida B. Quill Jr.',
        'Given Name': 'Ida',
        'Additional Name': 'B.',
        'Family Name': 'Quill',
        'E-mail 1 - Type': '* Home',
        'E-mail 1 - Value': 'ida@quill.example ::: ida@home.example',
        'Phone 1 - Type': 'Mobile',
        'Phone 1 - Value': '775-555-0102 ::: 775-555-0101',
        'Address 1 - Formatted': '12 Mill Rd\nReno, NV 89501\nUSA',
        'Address 1 - Street': '12 Mill Rd',
        'Address 1 - City': 'Reno',
        'Organization 1 - Name': 'Quill LLC',
        Notes: 'Met at\nthe closing',
      },
      { Name: 'Jo', 'E-mail 1 - Value': 'jo@quill.example' },
    ],
  },
  'Google (new)': {
    headers: GOOGLE_NEW,
    people: [
      {
        ...NAME,
        'Name Suffix': 'Jr.',
        'File As': 'Quill, Ida',
        'Organization Name': 'Quill LLC',
        'E-mail 1 - Label': '* Work',
        'E-mail 1 - Value': 'ida@quill.example ::: ida@home.example',
        'Phone 1 - Value': '775-555-0102 ::: 775-555-0101',
        'Address 1 - Formatted': '12 Mill Rd\nReno, NV 89501\nUSA',
        Notes: 'Met at\nthe closing',
      },
      { 'First Name': 'Jo', 'E-mail 1 - Value': 'jo@quill.example' },
    ],
  },
  Salesforce: {
    headers: SALESFORCE,
    people: [
      {
        ...NAME,
        ...place('Mailing ', ['Street', 'State/Province', 'Zip/Postal Code', 'Country']),
        Suffix: 'Jr.',
        Title: 'Owner',
        'Account Name': 'Quill LLC',
        Phone: '775-555-0102',
        Mobile: '775-555-0101',
        Email: 'ida@quill.example; ida@home.example',
        Description: 'Met at\nthe closing',
      },
      { 'First Name': 'Jo', Email: 'jo@quill.example' },
    ],
  },
  HubSpot: {
    headers: HUBSPOT,
    people: [
      {
        'Record ID': '101',
        'First Name': 'Ida B.',
        'Last Name': 'Quill Jr.',
        Email: 'ida@quill.example;ida@home.example',
        'Phone Number': '775-555-0102',
        'Mobile Phone Number': '775-555-0101',
        'Company Name': 'Quill LLC',
        'Street Address': '12 Mill Rd',
        City: 'Reno',
        'State/Region': 'NV',
        'Postal Code': '89501',
        'Country/Region': 'USA',
      },
      { 'Record ID': '102', 'First Name': 'Jo', Email: 'jo@quill.example' },
    ],
  },
  Clio: {
    headers: CLIO,
    people: [
      {
        ...NAME,
        ...place('Home ', ['Street', 'State', 'Zip/Postal', 'Country']),
        'Last Name': 'Quill Jr.',
        Id: '7',
        Type: 'Person',
        Company: 'Quill LLC',
        'Work Email': 'ida@quill.example',
        'Home Email': 'ida@home.example',
        'Mobile Phone': '775-555-0102',
        'Work Phone': '775-555-0101',
        Notes: 'Met at\nthe closing',
      },
      { Id: '8', Type: 'Person', 'First Name': 'Jo', 'Work Email': 'jo@quill.example' },
    ],
  },
  PracticePanther: {
    headers: PRACTICEPANTHER,
    people: [
      {
        ...NAME,
        ...place('Address ', ['Street 1', 'State', 'Zip Code', 'Country']),
        'Account Name': 'Quill LLC',
        'Display Name': 'Ida B. Quill Jr.',
        'Is Primary Contact': 'Yes',
        Email: 'Ida Quill <ida@quill.example>, ida@home.example',
        'Phone Mobile': '775-555-0102',
        'Phone Work': '775-555-0101',
        Notes: 'Met at\nthe closing',
      },
      { 'Display Name': 'Jo', 'First Name': 'Jo', Email: 'jo@quill.example' },
    ],
  },
  Apple: {
    headers: APPLE,
    people: [
      {
        'First name': 'Ida',
        'Middle name': 'B.',
        'Last name': 'Quill Jr.',
        Company: 'Quill LLC',
        'Email (home)': 'ida@quill.example',
        'Email (work)': 'ida@home.example',
        'Phone (mobile)': '775-555-0102',
        'Phone (home)': '775-555-0101',
        'Address (home)': '12 Mill Rd\nReno, NV 89501\nUSA',
        Note: 'Met at\nthe closing',
      },
      { 'First name': 'Jo', 'Email (home)': 'jo@quill.example' },
    ],
  },
}

const quoted = (cell: string) => (/[",;\t|\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

/** Rows as a text with delimiters. */
export const csvOf = (rows: readonly (readonly string[])[], delimiter = ',', end = '\r\n'): string =>
  rows.map((row) => row.map(quoted).join(delimiter) + end).join('')

/** The rows of an export, header first. */
export const rowsOf = ({ headers, people }: AddressBook): string[][] => [
  headers,
  ...people.map((cells) => headers.map((header) => cells[header] ?? '')),
]
