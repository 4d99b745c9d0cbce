import { describe, expect, it } from 'vitest'
import { silentLosses } from '../../scripts/testing/migrations.mjs'

const migration = (up: string, down = '') =>
  `export async function up() { await db.execute(sql\`\n${up}\n\`)\n}\nexport async function down() { await db.execute(sql\`\n${down}\n\`)\n}\n`

describe('migrations that lose data', () => {
  it.each([
    'drop table "tasks" cascade;',
    'ALTER TABLE "tasks" DROP COLUMN "title";',
    'DROP TYPE "public"."enum_x";',
    'truncate tasks;',
    'delete from tasks where archived;',
    'alter table tasks alter column title type int;',
    'ALTER TABLE "t" ALTER COLUMN "c" SET DATA TYPE text;',
  ])('say why: %s', (statement) => {
    expect(silentLosses(migration(statement))).toEqual([statement])
    expect(silentLosses(migration(`-- destructive: nothing was ever stored in it\n${statement}`))).toEqual([])
    expect(silentLosses(migration(`${statement} -- destructive: nothing was ever stored in it`))).toEqual([])
  })

  it('need a reason behind the word', () => {
    expect(silentLosses(migration('-- destructive:\ndrop table tasks;'))).toHaveLength(1)
  })

  it.each([
    'create table tasks (id uuid);',
    'create trigger keep before truncate on audit_logs for each statement execute function keep();',
    'alter table tasks add column title text;',
    'drop index tasks_by_title;',
    'alter table t drop constraint t_check;',
  ])('are not those that add: %s', (statement) => {
    expect(silentLosses(migration(statement))).toEqual([])
  })

  it('are not those that only lose on the way back', () => {
    expect(silentLosses(migration('create table tasks (id uuid);', 'drop table tasks;'))).toEqual([])
  })
})
