import type { CollectionConfig, Field, GlobalConfig } from 'payload'

const COMPONENT = '/src/panel/JsonField#JsonField'

function plain(field: Field): Field {
  if (field.type === 'json')
    return {
      ...field,
      admin: { ...field.admin, components: { ...field.admin?.components, Field: COMPONENT } },
    }
  if (field.type === 'tabs')
    return { ...field, tabs: field.tabs.map((tab) => ({ ...tab, fields: tab.fields.map(plain) })) }
  return field
}

/** Shows the JSON fields of a collection or a global as text, wherever they stand. */
export const withPlainJson = <Config extends CollectionConfig | GlobalConfig>(config: Config): Config => ({
  ...config,
  fields: config.fields.map(plain),
})
