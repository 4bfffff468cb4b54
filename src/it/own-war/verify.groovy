// The classes jar must give a WAR exactly the libraries of the Radiant WAR, in the same versions.
def libraries = { File war -> new File(war, 'WEB-INF/lib').list().collect { it - '-classes' }.sort() }

assert libraries(new File(basedir, 'target/ROOT')) == libraries(radiant as File)
