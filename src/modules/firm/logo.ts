import type { Firm } from '../../core/settings/firm'

/** Where pages find the picture; another one has another address. */
export const logoAddress = ({ logo }: Pick<Firm, 'logo'>): string | null =>
  logo && `/api/firm/logo?v=${logo.sha256.slice(0, 16)}`
