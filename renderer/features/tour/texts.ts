export const tourOfferTexts = {
  newHere: 'New here?',
  take: 'Take the five-step tour',
  notNow: 'Not now',
}

export const tourCardTexts = {
  progress: (step: number, all: number) => `${step} of ${all}`,
  skip: 'Skip tour',
  back: 'Back',
  next: 'Next',
  done: 'Done',
}
