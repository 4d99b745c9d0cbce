import * as migration_20261120_051705_initial from './20261120_051705_initial';
import * as migration_20261120_060000_rules from './20261120_060000_rules';
import * as migration_20261120_070000_sync from './20261120_070000_sync';
import * as migration_20261120_080000_search from './20261120_080000_search';
import * as migration_20261120_090000_invitations from './20261120_090000_invitations';
import * as migration_20261120_091000_accounts from './20261120_091000_accounts';
import * as migration_20261120_092000_outbox from './20261120_092000_outbox';
import * as migration_20261120_100000_exchange_work from './20261120_100000_exchange_work';
import * as migration_20261120_101000_exchange_work_tables from './20261120_101000_exchange_work_tables';
import * as migration_20261120_101500_sign_in from './20261120_101500_sign_in';
import * as migration_20261120_101700_sealed_recipients from './20261120_101700_sealed_recipients';
import * as migration_20261120_102000_transfer_requests from './20261120_102000_transfer_requests';
import * as migration_20261127_100000_exchange_facts from './20261127_100000_exchange_facts';
import * as migration_20261127_101000_identification_records from './20261127_101000_identification_records';
import * as migration_20261127_102000_task_template from './20261127_102000_task_template';
import * as migration_20261127_103000_stage_property from './20261127_103000_stage_property';
import * as migration_20261127_104000_revocations_follow from './20261127_104000_revocations_follow';
import * as migration_20261128_164000_safe_writes from './20261128_164000_safe_writes';
import * as migration_20261128_164110_safe_dates from './20261128_164110_safe_dates';
import * as migration_20261128_164120_relief_and_withdrawals from './20261128_164120_relief_and_withdrawals';
import * as migration_20261128_171000_feeds_of_inactive from './20261128_171000_feeds_of_inactive';
import * as migration_20261201_100000_files from './20261201_100000_files';
import * as migration_20261201_101000_files_of_receipts from './20261201_101000_files_of_receipts';
import * as migration_20261201_110000_handled_events from './20261201_110000_handled_events';
import * as migration_20261201_115000_one_schema from './20261201_115000_one_schema';
import * as migration_20261201_120000_records_of_work from './20261201_120000_records_of_work';
import * as migration_20261201_130000_saved_views_and_templates from './20261201_130000_saved_views_and_templates';
import * as migration_20261201_140000_messages_in_order from './20261201_140000_messages_in_order';
import * as migration_20261201_172721_firm_profile from './20261201_172721_firm_profile';
import * as migration_20261201_181500_plain_search from './20261201_181500_plain_search';
import * as migration_20261201_184000_outbox_about from './20261201_184000_outbox_about';

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
  {
    up: migration_20261120_070000_sync.up,
    down: migration_20261120_070000_sync.down,
    name: '20261120_070000_sync'
  },
  {
    up: migration_20261120_080000_search.up,
    down: migration_20261120_080000_search.down,
    name: '20261120_080000_search'
  },
  {
    up: migration_20261120_090000_invitations.up,
    down: migration_20261120_090000_invitations.down,
    name: '20261120_090000_invitations'
  },
  {
    up: migration_20261120_091000_accounts.up,
    down: migration_20261120_091000_accounts.down,
    name: '20261120_091000_accounts'
  },
  {
    up: migration_20261120_092000_outbox.up,
    down: migration_20261120_092000_outbox.down,
    name: '20261120_092000_outbox'
  },
  {
    up: migration_20261120_100000_exchange_work.up,
    down: migration_20261120_100000_exchange_work.down,
    name: '20261120_100000_exchange_work'
  },
  {
    up: migration_20261120_101000_exchange_work_tables.up,
    down: migration_20261120_101000_exchange_work_tables.down,
    name: '20261120_101000_exchange_work_tables'
  },
  {
    up: migration_20261120_101500_sign_in.up,
    down: migration_20261120_101500_sign_in.down,
    name: '20261120_101500_sign_in'
  },
  {
    up: migration_20261120_101700_sealed_recipients.up,
    down: migration_20261120_101700_sealed_recipients.down,
    name: '20261120_101700_sealed_recipients'
  },
  {
    up: migration_20261120_102000_transfer_requests.up,
    down: migration_20261120_102000_transfer_requests.down,
    name: '20261120_102000_transfer_requests'
  },
  {
    up: migration_20261127_100000_exchange_facts.up,
    down: migration_20261127_100000_exchange_facts.down,
    name: '20261127_100000_exchange_facts'
  },
  {
    up: migration_20261127_101000_identification_records.up,
    down: migration_20261127_101000_identification_records.down,
    name: '20261127_101000_identification_records'
  },
  {
    up: migration_20261127_102000_task_template.up,
    down: migration_20261127_102000_task_template.down,
    name: '20261127_102000_task_template'
  },
  {
    up: migration_20261127_103000_stage_property.up,
    down: migration_20261127_103000_stage_property.down,
    name: '20261127_103000_stage_property'
  },
  {
    up: migration_20261127_104000_revocations_follow.up,
    down: migration_20261127_104000_revocations_follow.down,
    name: '20261127_104000_revocations_follow'
  },
  {
    up: migration_20261128_164000_safe_writes.up,
    down: migration_20261128_164000_safe_writes.down,
    name: '20261128_164000_safe_writes'
  },
  {
    up: migration_20261128_164110_safe_dates.up,
    down: migration_20261128_164110_safe_dates.down,
    name: '20261128_164110_safe_dates'
  },
  {
    up: migration_20261128_164120_relief_and_withdrawals.up,
    down: migration_20261128_164120_relief_and_withdrawals.down,
    name: '20261128_164120_relief_and_withdrawals'
  },
  {
    up: migration_20261128_171000_feeds_of_inactive.up,
    down: migration_20261128_171000_feeds_of_inactive.down,
    name: '20261128_171000_feeds_of_inactive'
  },
  {
    up: migration_20261201_100000_files.up,
    down: migration_20261201_100000_files.down,
    name: '20261201_100000_files'
  },
  {
    up: migration_20261201_101000_files_of_receipts.up,
    down: migration_20261201_101000_files_of_receipts.down,
    name: '20261201_101000_files_of_receipts'
  },
  {
    up: migration_20261201_110000_handled_events.up,
    down: migration_20261201_110000_handled_events.down,
    name: '20261201_110000_handled_events'
  },
  {
    up: migration_20261201_115000_one_schema.up,
    down: migration_20261201_115000_one_schema.down,
    name: '20261201_115000_one_schema'
  },
  {
    up: migration_20261201_120000_records_of_work.up,
    down: migration_20261201_120000_records_of_work.down,
    name: '20261201_120000_records_of_work'
  },
  {
    up: migration_20261201_130000_saved_views_and_templates.up,
    down: migration_20261201_130000_saved_views_and_templates.down,
    name: '20261201_130000_saved_views_and_templates'
  },
  {
    up: migration_20261201_140000_messages_in_order.up,
    down: migration_20261201_140000_messages_in_order.down,
    name: '20261201_140000_messages_in_order'
  },
  {
    up: migration_20261201_172721_firm_profile.up,
    down: migration_20261201_172721_firm_profile.down,
    name: '20261201_172721_firm_profile'
  },
  {
    up: migration_20261201_181500_plain_search.up,
    down: migration_20261201_181500_plain_search.down,
    name: '20261201_181500_plain_search'
  },
  {
    up: migration_20261201_184000_outbox_about.up,
    down: migration_20261201_184000_outbox_about.down,
    name: '20261201_184000_outbox_about'
  },
];
