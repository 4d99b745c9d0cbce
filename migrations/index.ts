import * as migration_20261120_051705_initial from './20261120_051705_initial';
import * as migration_20261120_060000_rules from './20261120_060000_rules';

export const migrations = [
  {
    up: migration_20261120_051705_initial.up,
    down: migration_20261120_051705_initial.down,
    name: '20261120_051705_initial'
  },
  {
    up: migration_20261120_060000_rules.up,
    down: migration_20261120_060000_rules.down,
    name: '20261120_060000_rules'
  },
];
