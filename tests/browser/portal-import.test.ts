import { randomUUID } from 'node:crypto'
import ExcelJS from 'exceljs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, at, close, faultsOf, openBrowser, pageOf } from './support'

const run = randomUUID().slice(0, 8)

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await pageOf(browser, 'coordinator')
})
afterAll(async () => {
  await browser.close()
})

const found = async (name: string) =>
  (
    await ask<{ docs: { displayName: string; archived?: boolean }[] }>(
      page,
      `/api/contacts/search?q=${encodeURIComponent(name)}`,
    )
  ).docs

describe('contacts from a file', () => {
  it('are looked at row by row, made from a CSV, and taken back', async () => {
    const csv = `Name,Email,Phone,Company\nGrace ${run},grace-${run}@mail.example,555-0101,Navy\nBad Mail,nope,,\nGrace Twice,grace-${run}@mail.example,,\n`
    await page.goto(at('/contacts'))
    await page.getByRole('link', { name: 'Import from a file' }).click()
    await page
      .getByLabel(/CSV or Excel/)
      .setInputFiles({ name: `${run}.csv`, mimeType: 'text/csv', buffer: Buffer.from(csv) })
    await page.getByText('1 of 3 will be added. Already there: 1. With an error: 1.').waitFor()
    await page.getByText('Email is not an e-mail address.').waitFor()
    await page.getByText(`Same e-mail address as Grace ${run} in line 2.`).waitFor()
    expect(await faultsOf(page)).toEqual([])
    expect(await found(`Grace ${run}`)).toEqual([])
    await page.getByRole('button', { name: 'Add 1 contact' }).click()
    await page.getByText('One contact was added.').waitFor()
    expect((await found(`Grace ${run}`)).length).toBe(1)
    expect(await faultsOf(page)).toEqual([])
    await page.getByRole('button', { name: `Undo: ${run}.csv` }).click()
    await page.getByText('1 went to the archive').waitFor()
  })

  it('come from Excel too, with columns of any name', async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('People').addRows([
      ['Wer', 'Wo'],
      [`Lise ${run}`, `lise-${run}@mail.example`],
    ])
    const buffer = Buffer.from(await workbook.xlsx.writeBuffer())
    await page.goto(at('/contacts/import'))
    await page.getByLabel(/CSV or Excel/).setInputFiles({
      name: `${run}.xlsx`,
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer,
    })
    await page.getByText('Say which column has the name').waitFor()
    await page.getByLabel('Column A, Wer: what it is').selectOption('Full name')
    await page.getByText('1 of 1 will be added.').waitFor()
    await page.getByLabel('Column B, Wo: what it is').selectOption('E-mail')
    await page.getByRole('cell', { name: `lise-${run}@mail.example` }).waitFor()
    expect(await faultsOf(page)).toEqual([])
    await page.getByLabel('Column A, Wer: what it is').selectOption('Leave out')
    await page.getByLabel('Column B, Wo: what it is').selectOption('Leave out')
    await page.getByText('Say which column has the name').waitFor()
    await page
      .getByLabel('Row with the names of the columns')
      .selectOption({ label: 'None: every row is a contact' })
    await page.getByLabel('Column A: what it is').selectOption('Full name')
    await page.getByText('2 of 2 will be added.').waitFor()
  })

  it('are read from the sheet and in the encoding that somebody says', async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('Cover').addRow(['Contacts of the firm'])
    workbook.addWorksheet('Buyers').addRows([
      ['Name', 'Emial'],
      [`Bea ${run}`, `bea-${run}@mail.example`],
    ])
    workbook.addWorksheet('Sellers').addRows([
      ['Name', 'Email'],
      [`Sol ${run}`, `sol-${run}@mail.example`],
    ])
    await page.goto(at('/contacts/import'))
    const choose = (name: string, buffer: Buffer) =>
      page.getByLabel(/CSV or Excel/).setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    await choose('people.xlsx', Buffer.from(await workbook.xlsx.writeBuffer()))
    await page.getByRole('cell', { name: `bea-${run}@mail.example` }).waitFor()
    await page.getByText('Looks like “E-mail”. Please check.').waitFor()
    await page.getByLabel('Sheet').selectOption('Sellers')
    await page.getByRole('cell', { name: `sol-${run}@mail.example` }).waitFor()
    await choose('people.csv', Buffer.from(`Name\nJ\u009arg ${run}\n`, 'latin1'))
    await page.getByLabel('Encoding of the text').selectOption('Mac, Western')
    await page.getByRole('cell', { name: `Jörg ${run}` }).waitFor()
    await choose('people.vcf', Buffer.from('BEGIN:VCARD\n'))
    await page.getByRole('alert').filter({ hasText: 'This is a file of vCards' }).waitFor()
    expect(await faultsOf(page)).toEqual([])
  })

  it('are no business of clients', async () => {
    const client = await pageOf(browser, 'client')
    expect((await client.goto(at('/contacts/import')))?.status()).toBe(404)
    await close(client)
  })
})
