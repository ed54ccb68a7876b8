# What systemd would do for the units of deploy/README.md, by hand (scripts/guide.ts): their own ExecStart, Environment, settings and
# credentials, as a user without rights. None of the sandbox.
set -e
units=/etc/systemd/system
run=/run/guide
mkdir -p $run

# Starts a unit's command as its user; stays, or waits until it is done.
unit() {
  file=$units/$1.service
  state=$(sed -n 's/^StateDirectory=//p' $file)
  credentials=/run/credentials/$1.service
  mkdir -p $credentials
  sed -n 's/^LoadCredential=//p' $file | while IFS=: read -r name path; do cp "$path" "$credentials/$name"; done
  for folder in $state; do mkdir -p /var/lib/$folder; chown -R 65000:65000 /var/lib/$folder; done
  chown -R 65000:65000 $credentials
  chmod 500 $credentials
  command=$(sed -n 's/^ExecStart=//p' $file | sed 's/%%/%/g')
  settings=$(sed -n 's/^Environment=//p' $file; cat "$(sed -n 's/^EnvironmentFile=-//p' $file)")
  cd "$(sed -n 's/^WorkingDirectory=//p' $file)"
  echo "exec env -i PATH=$PATH CREDENTIALS_DIRECTORY=$credentials $(echo $settings) $command" > $run/$1.sh
  exec setpriv --reuid=65000 --regid=65000 --clear-groups sh $run/$1.sh
}

stop() {
  [ ! -f $run/$1.pid ] && return
  pid=$(cat $run/$1.pid)
  kill "$pid" || true
  while kill -0 "$pid" 2> /dev/null; do sleep 0.2; done
  rm $run/$1.pid
}

start() {
  stop $1
  if [ $1 = caddy ]; then
    # Names that no DNS leads here: certificates of its own.
    env CADDY_OPTIONS=local_certs HOME=/root $(sed -n 's/^Environment=//p' $units/caddy.service.d/*.conf) \
      caddy run --config /etc/caddy/Caddyfile > $run/$1.log 2>&1 &
  else
    unit $1 > $run/$1.log 2>&1 &
  fi
  echo $! > $run/$1.pid
}

case "$*" in
  daemon-reload) ;;
  'start postgresql' | 'stop postgresql' | 'restart postgresql') pg_ctlcluster 17 main "$1" ;;
  'enable --now continuum-backup.timer') unit continuum-backup ;;
  'enable --now continuum' | 'start continuum' | 'restart continuum') start continuum ;;
  'restart caddy') start caddy ;;
  'stop continuum' | 'stop caddy') stop "$2" ;;
  *) echo "no stand-in for: systemctl $*" >&2; exit 1 ;;
esac
