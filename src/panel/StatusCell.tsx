'use client'
import type { DefaultCellComponentProps } from 'payload'
import { nameIn, STATUS_NAMES } from '../core/terms'

const TONES: Record<string, string> = {
  PENDING: 'neutral',
  '45D': 'soon',
  '180D': 'later',
  COMPLETED: 'done',
  TERMINATED: 'done',
}

/** The status of an exchange in words and color. */
export function StatusCell({ cellData }: DefaultCellComponentProps) {
  const status = String(cellData ?? '')
  return (
    <span className={`peak-status peak-status--${TONES[status] ?? 'neutral'}`}>
      {nameIn(STATUS_NAMES, status)}
    </span>
  )
}
