ARG NODE_IMAGE=node:24-bookworm-slim

# Dependencies, without those that only development needs.
FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund \
  && npm sbom --package-lock-only --omit=dev --omit=optional --sbom-format=cyclonedx --sbom-type=application >/app/sbom.cdx.json \
  && npm pkg delete bin

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="telex" \
      org.opencontainers.image.description="Wire-feed ingestion for newsrooms" \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production \
    TELEX_HTTP_HOST=0.0.0.0 \
    TELEX_STATE_DIR=/tmp/telex \
    npm_config_cache=/tmp/npm \
    npm_config_update_notifier=false \
    LOG_FORMAT=json
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
# What the image is made of, as CycloneDX: docker run --rm --entrypoint cat telex sbom.cdx.json
COPY --from=dependencies /app/sbom.cdx.json /app/package.json ./
COPY bin ./bin
COPY migrations ./migrations
COPY feeds.example.yaml ./
COPY src ./src
# `telex` and `npx telex` in a shell of the container. What package.json names as bin npx would link anew, and change its rights, which nobody may here.
RUN ln -s ../../bin/telex node_modules/.bin/telex && ln -s /app/bin/telex /usr/local/bin/telex
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.TELEX_HTTP_PORT||8080}/healthz`).then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
ENTRYPOINT ["node", "src/main.ts"]
CMD ["start"]
