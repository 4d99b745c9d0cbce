import { describe, expect, it } from 'vitest'
import { descriptionProblem, type DescriptionKind } from '../../src/law/description'

describe('a description that may be mistaken for another property', () => {
  it.each<[DescriptionKind, string]>([
    ['street-address', 'somewhere in Reno'],
    ['street-address', 'Elm Street, Reno, NV'],
    ['street-address', '77 Lakeview Terrace'],
    ['street-address', 'An apartment building near Sparks, NV'],
    ['street-address', '12 Elm Street, Reno, or similar'],
    ['street-address', 'TBD, 89501'],
    ['legal-description', 'Forty acres north of the river'],
    ['legal-description', 'Lot to be agreed'],
    ['distinguishable-name', 'an office building in Reno'],
    ['distinguishable-name', 'something nice'],
    ['distinguishable-name', 'the big warehouse'],
  ])('%s: %s', (kind, description) => {
    expect(descriptionProblem(kind, description)).toMatch(/^[A-Z].*\.$/)
  })
})

describe('a description without ambiguity', () => {
  it.each<[DescriptionKind, string]>([
    ['street-address', '77 Lakeview Terrace, Reno, NV 89501'],
    ['street-address', '400 Canyon Road\nSparks, NV'],
    ['street-address', '12 Elm Street Reno NV 89501'],
    ['street-address', '12 Elm Street Reno NV'],
    ['street-address', '1250 Ridgeview Place, Unit 4, Reno'],
    ['street-address', '北京市朝阳区建国门外大街1号，国贸大厦'],
    ['legal-description', 'Lot 12, Block 4, Mountain View Addition, Book 12 of Plats, page 44'],
    ['legal-description', 'The NW quarter of Section 8, Township 19 North, Range 20 East, M.D.M.'],
    ['legal-description', 'APN 123-456-78, Washoe County'],
    ['distinguishable-name', 'The Empire State Building, New York'],
    ['distinguishable-name', '陶朱隐园, 台北'],
  ])('%s: %s', (kind, description) => {
    expect(descriptionProblem(kind, description)).toBeNull()
  })
})
