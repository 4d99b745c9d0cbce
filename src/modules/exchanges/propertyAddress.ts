/** SQL for where a property is, "street, city, state" without what is empty; an empty text where nothing is known. `table` is the name or alias of `properties` in the statement. */
export const propertyAddress = (table: string): string =>
  `concat_ws(', ', nullif(${table}.address, ''), nullif(${table}.city, ''), nullif(${table}.state, ''))`
