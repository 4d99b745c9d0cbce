import { fileTypeFromBuffer } from 'file-type'
import { unzipSync } from 'fflate'
import { UnreadableFile } from './unreadable'

/** What a file with a table is, by its content: its name may say anything. */
export type FileKind = 'workbook' | 'text'

const INSTEAD = 'Save it as an Excel workbook (.xlsx) or as CSV, and choose that file.'

/** What people send in place of a table, by the ending of its kind, and what they can do. */
const OTHERS: Readonly<Record<string, string>> = {
  xls: 'This is an Excel file of the old kind (.xls). Open it in Excel, choose Save As, Excel Workbook (.xlsx), and choose the new file.',
  locked:
    'This Excel file is protected by a password. Open it, save a copy without the password, and choose the copy.',
  xlsb: `This is a binary Excel workbook (.xlsb). ${INSTEAD}`,
  ods: `This is an OpenDocument spreadsheet (.ods). ${INSTEAD}`,
  numbers:
    'This is a Numbers spreadsheet (.numbers). In Numbers choose File, Export To, CSV, and choose the new file.',
  vcf: 'This is a file of vCards (.vcf), not a table. Import it into Google Contacts or Outlook, export the contacts from there as CSV, and choose that file.',
  pdf: 'This is a PDF document, not a table. Export the contacts as CSV or as an Excel workbook (.xlsx).',
  html: `This is a web page or XML, whatever its name says. Open it in Excel. ${INSTEAD}`,
  zip: 'This is a ZIP archive. Unpack it, and choose the file with the contacts in it.',
}

const refused = (kind: string): UnreadableFile =>
  new UnreadableFile(
    'file-unreadable',
    OTHERS[kind] ?? `This is not a table: it is a file of the kind .${kind}. ${INSTEAD}`,
  )

const latin1 = (bytes: Uint8Array, most: number) => Buffer.from(bytes.subarray(0, most)).toString('latin1')

function partsOf(bytes: Uint8Array): string[] {
  const names: string[] = []
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.push(name)
        return false
      },
    })
  } catch {
    throw new UnreadableFile('file-unreadable', 'The file is damaged: it cannot be unpacked.')
  }
  return names
}

function archiveKind(bytes: Uint8Array): string {
  const parts = partsOf(bytes)
  const has = (name: RegExp) => parts.some((part) => name.test(part))
  if (has(/^xl\/workbook\.xml$/)) return 'workbook'
  if (has(/^xl\/workbook\.bin$/)) return 'xlsb'
  if (has(/^Index\/.*\.iwa$|^Index\.zip$/)) return 'numbers'
  if (has(/^content\.xml$/)) return 'ods'
  return has(/^word\//) ? 'docx' : 'zip'
}

/** The container of .xls, and of workbooks under a password: the name of that part is in UTF-16. */
const compoundKind = (bytes: Uint8Array): string =>
  Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'locked' : 'xls'

/** @throws UnreadableFile for what is no table, with what it is and what to do */
export async function fileKind(bytes: Uint8Array): Promise<FileKind> {
  const head = latin1(bytes, 2000)
  if (head.startsWith('PK')) {
    const kind = archiveKind(bytes)
    if (kind === 'workbook') return kind
    throw refused(kind)
  }
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw refused(compoundKind(bytes))
  const words = head
    .replaceAll('\u0000', '')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .trimStart()
  if (/^BEGIN:VCARD/i.test(words)) throw refused('vcf')
  if (/^(?:<!doctype|<html|<table|<\?xml|<meta)/i.test(words)) throw refused('html')
  const other = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (other) throw refused(other.ext)
  return 'text'
}
