// SPDX-FileCopyrightText: 2026 The Fourplane Authors
// SPDX-License-Identifier: Apache-2.0

/** Messages of the overview card of a component. */
export const overviewMessages = {
  title: 'OpenChoreo',
  what: 'the status of this component',
  thing: 'component {{name}}',
  stillWorks:
    'The rest of this page comes from the catalog and is not affected.',
  environments: 'Environments',
  noPipeline:
    'The project names no deployment pipeline, so there is no environment to deploy to. Set deploymentPipelineRef on the project.',
  environmentMissing:
    'The pipeline names this environment, but it does not exist.',
  notDeployed: 'Not deployed',
  undeployed: 'Undeployed on purpose',
  production: 'production',
  release: 'Release',
  image: 'Image',
  replicas: 'Replicas',
  replicasReady: '{{ready}} of {{wanted}} ready',
  urls: 'URLs',
  url: '{{endpoint}} ({{visibility}})',
  copyUrl: 'Copy the URL of {{name}}',
  copied: 'Copied',
  notCopied: 'Could not be copied',
  moreUrls_one: '{{count}} more URL',
  moreUrls_other: '{{count}} more URLs',
  empty: {
    title: 'Not deployed yet',
    building:
      'A build is running. When it ends, the component can be released and deployed.',
    buildFailed:
      'The last build failed: see below, correct it, and build again.',
    noBuild:
      'Nothing has been built yet. Start a workflow run of this component.',
    autoDeploy:
      'Automatic deployment is on: the next release goes to the first environment by itself.',
    deploy:
      'Create a release and bind it to the first environment of the pipeline.',
  },
  details: 'See the deployment',
  toDeploy: 'Deploy here',
  inEnvironment: '{{words}}: {{environment}}',
  lastBuild: 'Last build',
  noBuild: 'No build so far.',
  imageSource: 'Not built here: deployed from image {{image}}.',
  build: {
    pending: 'Pending',
    running: 'Running',
    succeeded: 'Succeeded',
    failed: 'Failed',
    skipped: 'Skipped',
    unknown: 'Unknown',
    revision: '{{commit}} on {{branch}}',
    took: 'took {{duration}}',
    runningFor: 'for {{duration}} so far',
    failedStep: 'Failed in step {{step}}.',
    failedStepBecause: 'Failed in step {{step}}: {{message}}',
  },
  endpoints: 'Endpoints',
  noEndpoints: 'This component declares no endpoint.',
  endpoint: {
    name: 'Name',
    type: 'Type',
    port: 'Port',
    visibility: 'Visibility',
    noVisibility: 'not declared',
  },
} as const;
