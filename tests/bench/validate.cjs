// SPDX-License-Identifier: MIT
// Files held against a schema with ajv, read by js-yaml: validate.cjs SCHEMA, paths on stdin
const fs = require('fs');
const Ajv = require('ajv/dist/2020');
const yaml = require('js-yaml');

const schema = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
let faults = 0;
for (const path of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const data = yaml.load(fs.readFileSync(path, 'utf8'), { schema: yaml.CORE_SCHEMA });
  if (!validate(data)) {
    faults += validate.errors.length;
    console.log(path, JSON.stringify(validate.errors));
  }
}
process.exit(faults > 0 ? 1 : 0);
