import { listOfExchange } from '../../core/api/listOfExchange'
import type { ModuleEndpoints } from '../../core/api/moduleEndpoints'

export const endpoints: ModuleEndpoints = { exchanges: [listOfExchange('documents', '-createdAt,id')] }
