'use client'
import { setNonce } from 'get-nonce'

/**
 * Hands the nonce of this page to the parts that make style elements of their own, such as a dialog
 * that keeps the page behind it from scrolling: without it the content policy blocks them.
 */
if (typeof document !== 'undefined') {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce
  if (nonce) setNonce(nonce)
}

/** Nothing to see: being part of the page is enough. */
export function StyleNonce() {
  return null
}
