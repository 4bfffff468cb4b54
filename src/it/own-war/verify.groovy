// Through the classes jar a WAR gets the libraries that the Radiant WAR has: no more, no less, the same versions.
def libraries = { File war -> new File(war, 'WEB-INF/lib').list().collect { it - '-classes' }.sort() }

assert libraries(new File(basedir, 'target/ROOT')) == libraries(radiant as File)
