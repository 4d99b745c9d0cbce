import config from '@payload-config'
import '@payloadcms/next/css'
import { handleServerFunctions, RootLayout } from '@payloadcms/next/layouts'
import type { ServerFunctionClient } from 'payload'
import type { ReactNode } from 'react'
import { importMap } from './importMap.js'
import '@fontsource-variable/inter/wght.css'
import { answeredAction } from '../../src/panel/answeredAction'
import '../../src/ui/tokens.css'
import './panel.css'

const serverFunction: ServerFunctionClient = async (args) => {
  'use server'
  return answeredAction(() => handleServerFunctions({ ...args, config, importMap }))
}

export default function PanelLayout({ children }: { children: ReactNode }) {
  return (
    <RootLayout config={config} importMap={importMap} serverFunction={serverFunction}>
      {children}
    </RootLayout>
  )
}
