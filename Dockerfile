# SPDX-FileCopyrightText: 2026 The Fourplane Authors
# SPDX-License-Identifier: Apache-2.0

# The demo portal: docker build -t fourplane-portal .
# Its sign-in lets anyone in as one of the demo's people. For more than a look, add the packages to a portal of your own.

FROM node:24-trixie-slim AS build
WORKDIR /src
COPY . .
RUN npm install --global @yarnpkg/cli-dist@4.13.0 && yarn install --immutable
RUN yarn tsc && yarn workspace backend build
RUN mkdir /app \
  && tar xzf packages/backend/dist/skeleton.tar.gz -C /app \
  && cp yarn.lock package.json .yarnrc.yml backstage.json /app/
WORKDIR /app
RUN yarn workspaces focus --all --production
RUN tar xzf /src/packages/backend/dist/bundle.tar.gz \
  && cp -r /src/app-config.yaml /src/examples ./

FROM node:24-trixie-slim
ENV NODE_ENV=production
USER node
WORKDIR /app
COPY --from=build --chown=node:node /app ./
ENTRYPOINT ["node"]
CMD ["packages/backend", "--config", "app-config.yaml"]
