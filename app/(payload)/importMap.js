import { StatusCell as StatusCell_7cb9cd4573700ab04761ee1c884490c4 } from '../../src/panel/StatusCell'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/panel/StatusCell#StatusCell": StatusCell_7cb9cd4573700ab04761ee1c884490c4,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
