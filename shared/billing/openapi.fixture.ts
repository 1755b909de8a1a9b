/** The contract's machine form, for tests that hold code to it. */
import { readFileSync } from 'node:fs'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import * as v from 'valibot'
import { parse } from 'yaml'

export interface Operation {
  id: string
  /** In capitals. */
  method: string
  /** As in the document: `/top-ups/{id}`. */
  path: string
}

const document = v.parse(
  v.object({
    paths: v.record(v.string(), v.record(v.string(), v.object({ operationId: v.string() }))),
    components: v.looseObject({ schemas: v.record(v.string(), v.looseObject({})) }),
  }),
  parse(readFileSync(new URL('./openapi.yaml', import.meta.url), 'utf8')),
)

export const schemaNames = Object.keys(document.components.schemas)

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true })
addFormats(ajv)
ajv.addKeyword('components')
ajv.addSchema({ $id: 'contract', components: document.components })

/** Checks values against a schema of the contract; its `errors` say what is wrong. Throws for an unknown name. */
export function validatorFor(schemaName: string): ValidateFunction {
  const validate = ajv.getSchema(`contract#/components/schemas/${schemaName}`)
  if (!validate) throw new Error(`no schema of that name: ${schemaName}`)
  return validate
}

/** Every call of the contract. */
export function operations(): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
    })),
  )
}
