import { StatusCell as StatusCell_7cb9cd4573700ab04761ee1c884490c4 } from '../../src/panel/StatusCell'
import { ExchangeWork as ExchangeWork_64d766d9c04827712306729c16a94eff } from '../../src/panel/ExchangeWork'
import { JsonField as JsonField_963af5498e2c61119004a8497f1c2ef4 } from '../../src/panel/JsonField'
import { Icon as Icon_83305957fb8e0080fa8d4ec3a2556fe6 } from '../../src/panel/Logo'
import { Logo as Logo_83305957fb8e0080fa8d4ec3a2556fe6 } from '../../src/panel/Logo'
import { SessionGuard as SessionGuard_c811d07c8390616f041b56c657002ec8 } from '../../src/panel/SessionGuard'
import { Dashboard as Dashboard_e7693fc2663e9f118fab207cf06c6732 } from '../../src/panel/Dashboard'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/panel/StatusCell#StatusCell": StatusCell_7cb9cd4573700ab04761ee1c884490c4,
  "/src/panel/ExchangeWork#ExchangeWork": ExchangeWork_64d766d9c04827712306729c16a94eff,
  "/src/panel/JsonField#JsonField": JsonField_963af5498e2c61119004a8497f1c2ef4,
  "/src/panel/Logo#Icon": Icon_83305957fb8e0080fa8d4ec3a2556fe6,
  "/src/panel/Logo#Logo": Logo_83305957fb8e0080fa8d4ec3a2556fe6,
  "/src/panel/SessionGuard#SessionGuard": SessionGuard_c811d07c8390616f041b56c657002ec8,
  "/src/panel/Dashboard#Dashboard": Dashboard_e7693fc2663e9f118fab207cf06c6732,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
