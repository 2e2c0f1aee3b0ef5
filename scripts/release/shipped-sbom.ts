import { z } from 'zod'

const componentSchema = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
})
const sbomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: z.looseObject({ 'bom-ref': z.string() }) }),
  components: z.array(componentSchema),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()) })),
})

export type Sbom = z.output<typeof sbomSchema>

/**
 * Returns the software bill of materials of the shipped app from npm's for the whole checkout (CycloneDX):
 * the bundled dependencies, and Electron, which is formally a development dependency.
 * Throws if npm's has an unexpected shape.
 */
export function shippedSbom(whole: unknown, productName: string): Sbom {
  const sbom = sbomSchema.parse(whole)
  const components = sbom.components
    .filter(({ name, properties = [] }) => name === 'electron' || !properties.some(isDevelopment))
    .map((component) => (component.name === 'electron' ? asShipped(component) : component))
  const product = sbom.metadata.component
  const kept = new Set([product['bom-ref'], ...components.map((component) => component['bom-ref'])])
  return {
    ...sbom,
    metadata: {
      ...sbom.metadata,
      component: { ...product, type: 'application', name: productName },
    },
    components,
    dependencies: sbom.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map((dependency) => ({
        ...dependency,
        // Electron's own dependencies download it; none of them ships.
        dependsOn: dependency.dependsOn.filter((ref) => kept.has(ref)),
      })),
  }
}

function isDevelopment({ name, value }: { name: string; value: string }): boolean {
  return name === 'cdx:npm:package:development' && value === 'true'
}

function asShipped({ properties = [], ...component }: Sbom['components'][number]) {
  const others = properties.filter((property) => !isDevelopment(property))
  return { ...component, scope: 'required', properties: others }
}
