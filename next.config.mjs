import { withPayload } from '@payloadcms/next/withPayload'

/** @type {import('next').NextConfig} */
const config = {
  // A build of its own for every state of the sources, so that tests can build beside a running platform.
  distDir: process.env.PEAK_NEXT_DIR ?? '.next',
  reactStrictMode: true,
  poweredByHeader: false,
  // Types and lint are steps of their own in `npm test`; building them twice only costs a newcomer time.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    'pg-boss',
    'pg',
    'pino',
    'pdfkit',
    'fontkit',
    'exceljs',
    'twilio',
    'openid-client',
    'rate-limiter-flexible',
    '@zxcvbn-ts/core',
    '@zxcvbn-ts/language-common',
    '@zxcvbn-ts/language-en',
  ],
  devIndicators: false,
  // Addresses of before that people may have kept.
  redirects: async () =>
    [
      ['/people', '/invitations'],
      ['/mail/:path*', '/delivery/:path*'],
      ['/exchanges/:id/parties', '/exchanges/:id/participants'],
      ['/exchanges/:id/money', '/exchanges/:id/worksheet'],
    ].map(([source, destination]) => ({ source, destination, permanent: true })),
}

export default withPayload(config, { devBundleServerPackages: false })
