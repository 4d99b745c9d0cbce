import type { BytesColumn } from '../../core/files/store/carryOver'

/** Where receipts stood before they were files. */
export const RECEIPT_COLUMNS: readonly BytesColumn[] = [
  {
    table: 'peak.identification_receipts',
    id: 'notice_id',
    bytes: 'pdf',
    file: 'file_id',
    name: `'identification-' || notice_id || '.pdf'`,
    type: `'application/pdf'`,
  },
  {
    table: 'peak.identification_revocations',
    id: 'id',
    bytes: 'pdf',
    file: 'file_id',
    name: `'revocation-' || id || '.pdf'`,
    type: `'application/pdf'`,
  },
]
