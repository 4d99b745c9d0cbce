import '@fontsource-variable/inter/wght.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { StyleNonce } from '@/src/ui/theme/StyleNonce'
import { THEME_SCRIPT } from '@/src/ui/theme/theme'
import './portal.css'

export const metadata: Metadata = {
  title: { default: 'Peak 1031', template: '%s | Peak 1031' },
  description: 'Section 1031 exchanges, their dates and their next steps.',
  icons: { icon: '/favicon.svg' },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

/** The document of every portal page. The theme is set before the first paint. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-peak-nonce') ?? undefined
  return (
    <html lang="en" suppressHydrationWarning>
      <head>
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
      </head>
      <body className="bg-ground text-ink antialiased">
        <StyleNonce />
        {children}
      </body>
    </html>
  )
}
