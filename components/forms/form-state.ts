/** What was wrong with a form, field by field: a field's id is its name, its text ready to be read. */
export type FieldErrors = Readonly<Record<string, string>>

/** What was typed, so that nothing has to be typed again. */
export type FormValues = Readonly<Record<string, string>>
