/** Where the paper of a household is typed; `on` is the day that stands on the paper before it. */
export function paperAddress(survey: string, household: string, on?: string): string {
  const page = `/surveys/${encodeURIComponent(survey)}/paper/${encodeURIComponent(household)}`;
  return on === undefined ? page : `${page}?on=${on}`;
}
