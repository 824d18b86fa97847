# Node comes from an image of its own: Ubuntu's package, which the SDK image would install, is older than the build asks for.
FROM node:22-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ENV DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules/npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm

WORKDIR /source
# Packages before sources: this layer is made again only when one of these files changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/CampaignTracker.Data/CampaignTracker.Data.csproj src/CampaignTracker.Data/
COPY src/CampaignTracker.Web/CampaignTracker.Web.csproj src/CampaignTracker.Web/Npm.targets src/CampaignTracker.Web/
RUN dotnet restore src/CampaignTracker.Web

COPY .editorconfig ./
COPY src src
RUN dotnet publish src/CampaignTracker.Web --no-restore --configuration Release --output /app

# The plain image, not a chiseled one: Spanish dates and sorting need its ICU, the health check its bash.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
# The one folder that the app writes to, so that the root file system may be read-only. Unused with PostgreSQL.
RUN install -d -o "$APP_UID" -g "$APP_UID" /data
VOLUME /data
ENV ConnectionStrings__Sqlite="Data Source=/data/campaign.db" \
    ASPNETCORE_HTTP_PORTS=8080 \
    DOTNET_EnableDiagnostics=0
EXPOSE 8080
USER $APP_UID
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /healthz/ready HTTP/1.0\\r\\n\\r\\n' >&3 && grep -q Healthy <&3"]
ENTRYPOINT ["dotnet", "CampaignTracker.Web.dll"]
