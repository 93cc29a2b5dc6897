# An image that runs gradreel (docs/install.md#containers):
#   docker build --tag gradreel .
# scripts/test-image runs these steps where there is no Docker.

# Debian 12. Another digest is another set of libraries, and perhaps other bytes.
ARG BASE=debian:bookworm-slim@sha256:96e378d7e6531ac9a15ad505478fcc2e69f371b10f5cdf87857c4b8188404716

FROM ${BASE} AS build
WORKDIR /gradreel
# What is needed to build comes first: it stays the same while the sources change. git tells the commit.
COPY scripts/setup scripts/setup
RUN scripts/setup package && apt-get install -y -qq --no-install-recommends git
COPY . .
RUN scripts/package /package

# The package alone: docker build --target package --output . .
FROM scratch AS package
COPY --from=build /package/ /

FROM ${BASE}
# As a whole: THIRD_PARTY.md#what-follows-for-binaries.
LABEL org.opencontainers.image.title="gradreel" \
      org.opencontainers.image.description="Animations of optimizers at work, from YAML scenes" \
      org.opencontainers.image.licenses="GPL-3.0-or-later"
# More packages of Debian: --build-arg PACKAGES="texlive-latex-base dvisvgm" for formulas in titles.
ARG PACKAGES=""
RUN --mount=type=bind,from=build,source=/package,target=/package \
    apt-get update -qq \
 && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends /package/gradreel_*.deb ${PACKAGES} \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 1000 --create-home gradreel \
 && install -d -o gradreel -g gradreel /work
# By its number, so that Kubernetes sees that it is not root.
USER 1000:1000
WORKDIR /work
ENTRYPOINT ["gradreel"]
CMD ["--help"]
